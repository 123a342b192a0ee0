import type { ConnectionSummary, Side, SocketCall } from "@tcp-ladder/flow";
import { endpointText } from "@tcp-ladder/flow";

/** Socket calls of the demo programs, told apart by connection. */
export interface CallBook {
  add(calls: readonly SocketCall[]): void;
  /** The connection's calls, oldest first. */
  of(connection: ConnectionSummary): readonly SocketCall[];
  /** Rises with every change. */
  readonly version: number;
}

/**
 * A call names its connection by the socket's addresses once it has any. What a program did before that (`socket`,
 * `bind`, `listen`, `accept (blocks)`) belongs to the connection that comes out of it: the next one that is named.
 */
export function openCallBook(): CallBook {
  const byConnection = new Map<string, SocketCall[]>();
  const waiting: Record<Side, SocketCall[]> = { client: [], server: [] };
  let version = 0;

  function addOne(call: SocketCall): void {
    const pending = waiting[call.side];
    pending.push(call);
    if (call.local === undefined || call.remote === undefined) return;
    const key = call.side === "client" ? keyOf(call.local, call.remote) : keyOf(call.remote, call.local);
    const known = byConnection.get(key);
    if (known) known.push(...pending);
    else byConnection.set(key, [...pending]);
    pending.length = 0;
  }

  return {
    add(calls) {
      for (const call of calls) addOne(call);
      version++;
    },
    of(connection) {
      const calls = byConnection.get(keyOf(endpointText(connection.client), endpointText(connection.server)));
      return calls ? [...calls].sort(byTime) : [];
    },
    get version() {
      return version;
    },
  };
}

const keyOf = (client: string, server: string) => `${client} > ${server}`;

/** Oldest first; the order of arrival breaks ties, since sorting is stable. */
function byTime(a: SocketCall, b: SocketCall): number {
  return a.time.seconds - b.time.seconds || a.time.nanos - b.time.nanos;
}
