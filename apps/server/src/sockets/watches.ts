import { errorBody } from "@tcp-ladder/protocol";
import type { Lease } from "../captures/shelf.ts";
import type { Outlet } from "./outlet.ts";
import { Pace } from "./pace.ts";

const EVERY_MS = 50;
const MOST = 100;

/** The captures whose status one page wants to hear of. */
export class Watches {
  readonly #outlet: Outlet;
  readonly #stops = new Map<string, () => void>();

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
  }

  /** Takes the lease over, answers at once, and then with every change, coalesced. */
  watch(id: string, lease: Lease, request: number): void {
    this.unwatch(id);
    if (this.#stops.size >= MOST) {
      lease.release();
      this.#outlet.error(errorBody("bad-request", `A page watches ${MOST} captures at most.`), request);
      return;
    }
    const { capture } = lease;
    const tell = () => {
      if (this.#outlet.ready(() => pace.ask())) {
        this.#outlet.send({ type: "status", capture: id, status: capture.status() });
      }
    };
    // Rows that came with it go first: they are what somebody waits for, and a page takes one message after the other.
    let next: NodeJS.Immediate | undefined;
    const pace = new Pace(EVERY_MS, () => {
      next = setImmediate(tell);
    });
    const stopListening = capture.listen({
      changed: () => pace.ask(),
      gone: () => {
        this.unwatch(id);
        this.#outlet.error(errorBody("unknown-capture", "This capture has been deleted."));
      },
    });
    this.#stops.set(id, () => {
      stopListening();
      pace.stop();
      clearImmediate(next);
      lease.release();
    });
    this.#outlet.send({ type: "status", request, capture: id, status: capture.status() });
  }

  unwatch(id: string): void {
    const stop = this.#stops.get(id);
    this.#stops.delete(id);
    stop?.();
  }

  close(): void {
    for (const id of this.#stops.keys()) this.unwatch(id);
  }
}
