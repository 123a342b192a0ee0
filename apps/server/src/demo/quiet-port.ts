import { conversationsOn, owners } from "@tcp-ladder/demo";
import { type ErrorBody, errorBody } from "@tcp-ladder/protocol";

/** What is closing is over by then; what is not is somebody's. */
const PATIENCE_MS = 2000;
const LOOK_EVERY_MS = 50;

/**
 * Waits until nobody on this machine talks on a port any more: the end of a conversation begun before would stand in the
 * capture as one without a beginning. Undefined when it is quiet; else whose conversation it is.
 */
export async function untilQuiet(
  port: number,
  abort: AbortSignal,
  talking: (port: number) => ReturnType<typeof conversationsOn> = conversationsOn,
): Promise<ErrorBody | undefined> {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const others = talking(port);
    if (others.length === 0 || abort.aborted) return undefined;
    if (waited >= PATIENCE_MS) return stillTalking(port, others);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function stillTalking(port: number, others: ReturnType<typeof conversationsOn>): ErrorBody {
  const who = owners(others).map(({ pid, command }) => `pid ${pid} (${command})`);
  const whose = who.length === 0 ? "another program's" : `that of ${who.join(" and ")}`;
  return errorBody(
    "port-taken",
    `A conversation on port ${port} is still under way: ${whose}. It would be captured too.`,
  );
}
