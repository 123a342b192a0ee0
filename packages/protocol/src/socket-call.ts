import type { SocketCall } from "@tcp-ladder/flow";
import * as z from "zod/mini";

/** A socket call as a demo program reports it and as it is kept beside a capture. */
export const socketCallSchema = z.object({
  time: z.object({ seconds: z.int(), nanos: z.int() }),
  side: z.enum(["client", "server"]),
  call: z.string(),
  phase: z.enum(["enter", "return", "done"]),
  text: z.string(),
  local: z.optional(z.string()),
  remote: z.optional(z.string()),
}) satisfies z.ZodMiniType<SocketCall>;
