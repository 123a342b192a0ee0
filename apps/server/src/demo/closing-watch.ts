import { openReader } from "@tcp-ladder/capture-file";
import { type ConnectionSummary, endpointText, openFlow, TcpState } from "@tcp-ladder/flow";

/** Sees when a connection has been closed to its last segment, so that a capture is not ended before that. */
export interface ClosingWatch {
  /** Bytes of the capture, as they come. */
  append(bytes: Uint8Array): void;
  /** Resolves when both FINs of the client's connection were acknowledged, or a RST ended it. */
  closed(client: string): Promise<void>;
}

export function openClosingWatch(): ClosingWatch {
  const flow = openFlow();
  const reader = openReader(flow);
  let waiting: { readonly client: string; readonly resolve: () => void } | undefined;

  function look(): void {
    if (waiting && isClosed(newestOf(waiting.client))) waiting.resolve();
  }

  /** Undefined where it has no segment yet. */
  function newestOf(client: string): ConnectionSummary | undefined {
    for (let id = flow.connections - 1; id >= 0; id--) {
      const connection = flow.connection(id);
      if (endpointText(connection.client) === client) return connection;
    }
    return undefined;
  }

  return {
    append(bytes) {
      reader.append(bytes);
      look();
    },
    closed(client) {
      return new Promise((resolve) => {
        waiting = { client, resolve };
        look();
      });
    },
  };
}

function isClosed(connection: ConnectionSummary | undefined): boolean {
  if (connection === undefined) return false;
  const { ends, resetBy } = connection;
  const over = (state: TcpState) => state === TcpState.CLOSED || state === TcpState.TIME_WAIT;
  return resetBy !== undefined || (over(ends.client.state) && over(ends.server.state));
}
