import { formatAddress } from "@tcp-ladder/wire";
import type { Side } from "../connection.ts";
import type { Intake } from "../intake.ts";
import type { TcpState } from "../state.ts";
import { AddressTexts } from "./address-texts.ts";
import {
  CONNECTION_BIT_CLIENT_RESET,
  CONNECTION_BIT_COMPLETENESS_SHIFT,
  CONNECTION_BIT_SERVER_RESET,
  CONNECTION_BIT_STATES_SHIFT,
  CORE_FIRST_ROW,
  CORE_PAIR,
  FIELD_BITS,
  FIELD_FIRST_ACK_ROW,
  FIELD_LAST_ROW,
  FIELD_SYN_ROW,
  SIDE_BIT_ISN,
  SIDE_BITS,
  SIDE_BYTES_HIGH,
  SIDE_BYTES_LOW,
  SIDE_SEGMENTS,
} from "./layout.ts";

/**
 * A movable look at one connection after another: what long lists are sorted and filtered by. It reads what is asked
 * for and makes no object a connection. What it says is of the connection it stands at, until it moves or a frame comes.
 */
export class ConnectionCursor {
  id = 0;
  readonly #intake: Intake;
  readonly #resolved: () => ReadonlyMap<string, string>;
  #v4Texts: AddressTexts | undefined;
  #v6Texts: AddressTexts | undefined;
  #shown = -1;

  constructor(intake: Intake, resolved: () => ReadonlyMap<string, string>) {
    this.#intake = intake;
    this.#resolved = resolved;
  }

  /** Any id below `Flow.connections`; nothing is checked here. */
  moveTo(id: number): void {
    this.id = id;
    this.#shown = -1;
  }

  get segments(): number {
    const { client, server } = this.#views();
    return client.get(SIDE_SEGMENTS) + server.get(SIDE_SEGMENTS);
  }

  /** Payload bytes that a side sent, repeats included. */
  bytes(side: Side): number {
    const view = this.#views()[side];
    return (view.get(SIDE_BYTES_HIGH) >>> 0) * 0x1_0000_0000 + (view.get(SIDE_BYTES_LOW) >>> 0);
  }

  state(side: Side): TcpState {
    const bits = this.#views().view.get(FIELD_BITS) >>> CONNECTION_BIT_STATES_SHIFT;
    return (side === "client" ? bits & 0x0f : (bits >>> 4) & 0x0f) as TcpState;
  }

  /** Whether a side's SYN was captured. */
  synSeen(side: Side): boolean {
    return (this.#views()[side].get(SIDE_BITS) & SIDE_BIT_ISN) !== 0;
  }

  /** Wireshark's tcp.completeness. */
  get completeness(): number {
    return (this.#views().view.get(FIELD_BITS) >>> CONNECTION_BIT_COMPLETENESS_SHIFT) & 0x3f;
  }

  get resetBy(): Side | undefined {
    const bits = this.#views().view.get(FIELD_BITS);
    if ((bits & CONNECTION_BIT_CLIENT_RESET) !== 0) return "client";
    return (bits & CONNECTION_BIT_SERVER_RESET) !== 0 ? "server" : undefined;
  }

  /** How many segments carry a note, by its bit number. */
  noteCount(bit: number): number {
    return this.#intake.noteCounts.count(this.#views().view, bit);
  }

  /** The notes of all segments together. */
  get notes(): number {
    return this.#intake.noteCounts.total(this.#views().view);
  }

  /** Nanoseconds from the capture's first segment to the connection's. */
  get startNs(): number {
    const { store, times } = this.#intake;
    return times.elapsed(0, store.core(this.id, CORE_FIRST_ROW));
  }

  get durationNs(): number {
    const { store, times } = this.#intake;
    return times.elapsed(store.core(this.id, CORE_FIRST_ROW), this.#views().view.get(FIELD_LAST_ROW));
  }

  /** NaN where it is not known. */
  get initialRttNs(): number {
    const { view } = this.#views();
    const acked = view.get(FIELD_FIRST_ACK_ROW);
    return acked === 0 ? Number.NaN : this.#intake.times.elapsed(view.get(FIELD_SYN_ROW) - 1, acked - 1);
  }

  port(side: Side): number {
    const { pairs, store } = this.#intake;
    return pairs.port(store.core(this.id, CORE_PAIR), this.#higher(side));
  }

  /** 4 or 6. */
  get ipVersion(): number {
    return (this.#intake.store.core(this.id, CORE_PAIR) & 1) === 0 ? 4 : 6;
  }

  /** A 32-bit word of an address, unsigned, the first of one (IPv4) or four (IPv6) at 0. */
  addressWord(side: Side, word: number): number {
    const { pairs, store } = this.#intake;
    return pairs.addressWord(store.core(this.id, CORE_PAIR), this.#higher(side), word);
  }

  /** As a summary has it: numeric, or the name where a text capture gave nothing else. */
  address(side: Side): string {
    const name = this.hostName(side);
    if (name !== undefined) return name;
    const { pairs, store } = this.#intake;
    const pair = store.core(this.id, CORE_PAIR);
    const higher = this.#higher(side);
    const word = (at: number) => pairs.addressWord(pair, higher, at);
    if ((pair & 1) === 0) {
      this.#v4Texts ??= new AddressTexts();
      return this.#v4Texts.of(0, 0, 0, word(0), () => formatAddress(pairs.address(pair, higher), 0, 4));
    }
    this.#v6Texts ??= new AddressTexts();
    const made = () => formatAddress(pairs.address(pair, higher), 0, 6);
    return this.#v6Texts.of(word(0), word(1), word(2), word(3), made);
  }

  /** The host's name that a text capture printed. */
  hostName(side: Side): string | undefined {
    const known = this.#intake.names.get(this.id);
    if (known === undefined) return undefined;
    return this.#higher(side) === known.fromHigher ? known.names.sourceHost : known.names.destinationHost;
  }

  /** What the capture resolves the address to (pcapng). */
  resolvedName(side: Side): string | undefined {
    const names = this.#resolved();
    return names.size === 0 ? undefined : names.get(this.address(side));
  }

  /** Whether the capture resolves any address. */
  get anyResolved(): boolean {
    return this.#resolved().size > 0;
  }

  /** Whether any connection of the capture has names: then texts say more than numbers do. */
  get anyNames(): boolean {
    return this.#intake.names.size > 0;
  }

  #higher(side: Side): boolean {
    return this.#intake.store.clientIsHigher(this.id) === (side === "client");
  }

  /** The record is looked up when something of it is asked for: ports and addresses need none. */
  #views(): Intake["store"] {
    if (this.#shown !== this.id) {
      this.#intake.show(this.id);
      this.#shown = this.id;
    }
    return this.#intake.store;
  }
}
