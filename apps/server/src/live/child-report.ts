import * as z from "zod/mini";

/**
 * What the capture child writes on standard error, one JSON object a line. Standard output carries the pcap stream and
 * nothing else.
 */
export const childReportSchema = z.discriminatedUnion("type", [
  /** From now on every frame that passes the filter is captured. */
  z.object({ type: z.literal("opened"), linkType: z.int(), uid: z.int(), library: z.string() }),
  /** Frames lost since the child began, as pcap_stats(3) tells them; whenever they have changed, and at the end. */
  z.object({ type: z.literal("drops"), kernel: z.int(), interface: z.int() }),
  /** The interface went down; the session goes on as soon as it is up again. */
  z.object({ type: z.literal("down") }),
  z.object({ type: z.literal("up") }),
  /** The interface is no more, or its socket is of no more use: a new child is needed once it is there again. */
  z.object({ type: z.literal("gone"), message: z.string() }),
  z.object({
    type: z.literal("error"),
    code: z.enum(["no-libpcap", "no-rights", "no-interface", "bad-filter", "capture-ended"]),
    message: z.string(),
    remedy: z.optional(z.string()),
  }),
  /** Answer to a probe: libpcap is there, and whether an interface can be opened. */
  z.object({ type: z.literal("able"), library: z.string() }),
]);
export type ChildReport = z.infer<typeof childReportSchema>;
export type ChildError = Extract<ChildReport, { type: "error" }>;
