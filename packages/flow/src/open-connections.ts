import { ConnectionCursor } from "./connection/cursor.ts";
import { summarise } from "./connection/summary.ts";
import type { ConnectionSummary } from "./connection.ts";
import { withName } from "./endpoint.ts";
import type { Connections } from "./flow.ts";
import { Intake, type IntakeOptions } from "./intake.ts";

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Connections that segments are being taken into, however these come. */
export class OpenConnections implements Connections {
  protected readonly intake: Intake;
  readonly #resolved: () => ReadonlyMap<string, string>;

  constructor(options: IntakeOptions, resolved: () => ReadonlyMap<string, string> = () => NO_NAMES) {
    this.intake = new Intake(options);
    this.#resolved = resolved;
  }

  get segments(): number {
    return this.intake.times.length;
  }

  get connections(): number {
    return this.intake.store.length;
  }

  connection(id: number): ConnectionSummary {
    this.show(id);
    const { store, pairs, times, noteCounts, names } = this.intake;
    const found = summarise(id, store, pairs, times, noteCounts.of(store.view), names.get(id));
    const resolved = this.#resolved();
    if (resolved.size === 0) return found;
    return { ...found, client: withName(found.client, resolved), server: withName(found.server, resolved) };
  }

  cursor(): ConnectionCursor {
    return new ConnectionCursor(this.intake, this.#resolved);
  }

  protected show(id: number): void {
    this.check(id, this.connections, "connection");
    this.intake.show(id);
  }

  protected check(value: number, length: number, what: string): void {
    if (!Number.isInteger(value) || value < 0 || value >= length) throw new RangeError(`no ${what} ${value}`);
  }
}
