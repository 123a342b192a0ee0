import { type NamedHosts, parseIpv4, parseIpv6 } from "./address.ts";
import { type Direction, newDirection } from "./direction.ts";
import { endpointOf, type TextEndpoint } from "./line.ts";
import type { NamedPorts } from "./services.ts";

/**
 * One end that a text speaks of: address or name, and port. There is one object for each, so that what is known of it
 * is found without looking at its letters again.
 */
export class End implements TextEndpoint {
  readonly host: string;
  readonly port: string;
  /** The names among the two, as they were printed. */
  readonly hostName: string | undefined;
  readonly portName: string | undefined;
  /** What was learnt of conversations, by the other end; most ends have one. */
  #peers: Map<End, Direction> | undefined;
  #peer: End | undefined;
  #direction: Direction | undefined;
  #ipv4: readonly number[] | undefined;
  #ipv6: readonly number[] | undefined;
  #number: number;

  constructor(host: string, port: string) {
    this.host = host;
    this.port = port;
    this.hostName = host.includes(":") || /^[\d.]+$/.test(host) ? undefined : host;
    this.portName = /^\d+$/.test(port) ? undefined : port;
    this.#number = this.portName === undefined ? Number(port) : -1;
  }

  /** What was learnt of what this end sends to another. */
  towards(peer: End): Direction {
    if (this.#peer === peer && this.#direction !== undefined) return this.#direction;
    if (this.#peer !== undefined && this.#direction !== undefined) {
      this.#peers ??= new Map<End, Direction>();
      this.#peers.set(this.#peer, this.#direction);
    }
    const found = this.#peers?.get(peer) ?? newDirection();
    this.#peer = peer;
    this.#direction = found;
    return found;
  }

  /** Four bytes or sixteen; made up where the text gives the name alone. */
  address(version: 4 | 6, names: NamedHosts): readonly number[] {
    if (version === 4) {
      this.#ipv4 ??= parseIpv4(this.host) ?? names.address(this.host, 4);
      return this.#ipv4;
    }
    this.#ipv6 ??= parseIpv6(this.host) ?? names.address(this.host, 6);
    return this.#ipv6;
  }

  portNumber(names: NamedPorts): number {
    if (this.#number < 0) this.#number = names.port(this.port);
    return this.#number;
  }
}

const FEWEST = 1024;
/** Letters that mean themselves: no white space of any kind, and none that stand for others, as in HTML. */
const PLAIN = /^[!-%'-~]{3,300}$/;

/** Every end that a text speaks of, found by its letters where they stand. */
export class Ends {
  /** Ends as lines have them, `host.port`, by IP version, which decides what a token may be. */
  readonly #tokens = { 4: new TokenTable(), 6: new TokenTable() };
  readonly #ends = new Map<string, End>();

  /** The end in `text[from, to)` of a line over this version of IP; undefined where that is none. */
  find(text: string, from: number, to: number, version: 4 | 6): End | undefined {
    const tokens = this.#tokens[version];
    const slot = tokens.slot(text, from, to);
    const known = tokens.ends[slot];
    if (known !== undefined) return known;
    const token = text.slice(from, to);
    const found = PLAIN.test(token) ? endpointOf(token, version) : undefined;
    if (found === undefined) return undefined;
    const end = this.own(found);
    tokens.add(slot, end);
    return end;
  }

  own({ host, port }: TextEndpoint): End {
    const key = `${host} ${port}`;
    const known = this.#ends.get(key);
    if (known !== undefined) return known;
    const made = new End(copied(host), copied(port));
    this.#ends.set(`${made.host} ${made.port}`, made);
    return made;
  }
}

/** Open addressing by the letters of a token: looking up makes no string. */
class TokenTable {
  ends: (End | undefined)[] = new Array<End | undefined>(FEWEST).fill(undefined);
  #count = 0;

  /** Where the end is, or belongs. */
  slot(text: string, from: number, to: number): number {
    const mask = this.ends.length - 1;
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    for (let slot = mixed(hash) & mask; ; slot = (slot + 1) & mask) {
      const end = this.ends[slot];
      if (end === undefined || isToken(end, text, from, to)) return slot;
    }
  }

  add(slot: number, end: End): void {
    this.ends[slot] = end;
    this.#count++;
    if (2 * this.#count < this.ends.length) return;
    const all = this.ends;
    this.ends = new Array<End | undefined>(4 * all.length).fill(undefined);
    for (const one of all) {
      if (one === undefined) continue;
      const token = `${one.host}.${one.port}`;
      this.ends[this.slot(token, 0, token.length)] = one;
    }
  }
}

const mixed = (hash: number) => hash ^ (hash >>> 15);

function isToken(end: End, text: string, from: number, to: number): boolean {
  const { host, port } = end;
  const dot = from + host.length;
  if (to - from !== host.length + 1 + port.length || text.charCodeAt(dot) !== 0x2e) return false;
  return text.startsWith(host, from) && text.startsWith(port, dot + 1);
}

/** A string of its own: a piece of a text keeps all of the text in memory. */
function copied(piece: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(piece));
}
