import type { ServerMessage } from "@tcp-ladder/protocol";
import * as z from "zod/mini";

// The content security policy forbids making code at run time, which zod otherwise does.
z.config({ jitless: true });

/** What the page relies on in a message before it looks closer; the rest of its shape is the protocol's, by version. */
const request = z.int();
const envelope = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("welcome"), version: z.int(), live: z.looseObject({ possible: z.boolean() }) }),
  z.looseObject({ type: z.literal("captures"), captures: z.array(z.looseObject({ id: z.string() })) }),
  z.looseObject({ type: z.literal("status"), capture: z.string(), status: z.looseObject({ state: z.string() }) }),
  z.looseObject({ type: z.literal("connections"), request, total: z.int(), connections: z.array(z.looseObject({})) }),
  z.looseObject({ type: z.literal("detail"), request, detail: z.looseObject({ row: z.int(), hex: z.string() }) }),
  z.looseObject({ type: z.literal("done"), request }),
  z.looseObject({
    type: z.literal("overview"),
    request,
    overview: z.looseObject({ segments: z.int(), from: z.array(z.int()) }),
  }),
  z.looseObject({
    type: z.literal("found"),
    request,
    found: z.looseObject({ total: z.int(), places: z.array(z.int()) }),
  }),
  z.looseObject({ type: z.literal("about"), request, about: z.looseObject({ comments: z.array(z.looseObject({})) }) }),
  z.looseObject({ type: z.literal("demo"), demo: z.looseObject({ state: z.string() }) }),
  z.looseObject({ type: z.literal("error"), error: z.looseObject({ code: z.string(), message: z.string() }) }),
]);

/** A message of a newer server that this page does not know is passed over. */
export function parseServerMessage(text: string): ServerMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = envelope.safeParse(value);
  return result.success ? (result.data as unknown as ServerMessage) : undefined;
}
