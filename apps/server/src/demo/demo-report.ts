import { socketCallSchema } from "@tcp-ladder/protocol";
import * as z from "zod/mini";

/** A line of `--report json`: what the demo programs tell, checked like anything that comes from another process. */
const reportSchema = z.discriminatedUnion("type", [
  z.extend(socketCallSchema, { type: z.literal("call") }),
  z.object({ type: z.literal("output"), text: z.string() }),
  z.object({
    type: z.literal("trouble"),
    code: z.enum(["port-taken", "demo-failed"]),
    message: z.string(),
    remedy: z.string(),
  }),
]);
export type DemoReport = z.infer<typeof reportSchema>;
export type DemoCall = Omit<Extract<DemoReport, { type: "call" }>, "type">;

/** Undefined where the line is no report. */
export function parseDemoReport(line: string): DemoReport | undefined {
  try {
    return reportSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
