import * as z from "zod/mini";

/** What the capture child is asked to do: its one argument, as JSON. */
export const childRequestSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("capture"), device: z.string(), filter: z.string(), ownPorts: z.array(z.int()) }),
  /** Finds out whether it could capture, and ends. */
  z.object({ do: z.literal("probe"), device: z.string() }),
]);
export type ChildRequest = z.infer<typeof childRequestSchema>;
export type CaptureRequest = Extract<ChildRequest, { do: "capture" }>;
