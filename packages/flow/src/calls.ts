import type { Side, Timestamp } from "./connection.ts";

/** A socket call that a demo program reported, as figure 2.5 of UNIX Network Programming prints them beside the lifelines. */
export interface SocketCall {
  readonly time: Timestamp;
  readonly side: Side;
  /** `socket`, `bind`, `listen`, `accept`, `connect`, `read`, `write`, `sleep`, `close` … */
  readonly call: string;
  /** A call that blocks is told twice, on entering and on returning; any other once. */
  readonly phase: "enter" | "return" | "done";
  /** What is drawn: `connect (blocks)`, `read returns 26`, `sleep(20)`. */
  readonly text: string;
  /** The socket's own and its peer's address, "ip:port" or "[v6]:port", once known: they tell the connection. */
  readonly local?: string | undefined;
  readonly remote?: string | undefined;
}
