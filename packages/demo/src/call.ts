/**
 * A socket call as a program makes it. Structurally the flow's `SocketCall`: this package knows nothing of the others,
 * so that its programs also run where nothing else is.
 */
export interface SocketCall {
  /**
   * When it was made, or for `phase: "return"` when it had returned. A call that does not block is told by the moment
   * just before it, so that it never stands after the segment that it causes.
   */
  readonly time: { readonly seconds: number; readonly nanos: number };
  readonly side: "client" | "server";
  readonly call: "socket" | "bind" | "listen" | "accept" | "connect" | "read" | "write" | "sleep" | "close";
  /** A call that blocks is told twice, on entering and on returning; any other once. */
  readonly phase: "enter" | "return" | "done";
  /** `connect (blocks)`, `read returns 26`, `sleep(20)`. */
  readonly text: string;
  /** "ip:port" or "[v6]:port". */
  readonly local?: string | undefined;
  readonly remote?: string | undefined;
}

export interface SocketAddresses {
  readonly local?: string | undefined;
  readonly remote?: string | undefined;
}
