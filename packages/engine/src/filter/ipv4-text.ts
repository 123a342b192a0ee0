import { Ports } from "./ports.ts";

/** What stands between the five numbers of `10.0.0.1:443`. */
const SIGNS = "...:";
const OCTETS = 4;

/** What is asked of the text of a number. */
type Test = (text: string) => boolean;

const any: Test = () => true;

/**
 * Whether a text occurs in `10.0.0.1:443`, told from the numbers alone: half a million such texts take longer to write
 * than to search. Without a sign it stands in one of the numbers; with signs it can stand where these are the same.
 */
export function ipv4Text(sought: string): (address: number, port: number) => boolean {
  const parts = sought.split(/[.:]/);
  const signs = sought.replaceAll(/[^.:]/g, "");
  if (signs === "") return inOneNumber((text) => text.includes(sought));
  const places: Place[] = [];
  for (let at = 0; at + signs.length <= SIGNS.length; at++) {
    if (SIGNS.slice(at, at + signs.length) === signs) places.push(new Place(parts, at));
  }
  return (address, port) => {
    for (let i = 0; i < places.length; i++) if ((places[i] as Place).holds(address, port)) return true;
    return false;
  };
}

function inOneNumber(test: Test): (address: number, port: number) => boolean {
  const octets = octetsThat(test);
  const ports = new Ports(test);
  return (address, port) =>
    octets[address >>> 24] === 1 ||
    octets[(address >>> 16) & 0xff] === 1 ||
    octets[(address >>> 8) & 0xff] === 1 ||
    octets[address & 0xff] === 1 ||
    ports.has(port);
}

/** The text begins in the endpoint's number `at`: there it may be an end, and in the last one a beginning. */
class Place {
  readonly #first: Uint8Array;
  readonly #second: Uint8Array;
  readonly #third: Uint8Array;
  readonly #fourth: Uint8Array;
  readonly #ports: Ports | undefined;

  constructor(parts: readonly string[], at: number) {
    const testOf = (number: number): Test => {
      const i = number - at;
      const part = parts[i];
      if (part === undefined) return any;
      if (i === 0) return (text) => text.endsWith(part);
      return i === parts.length - 1 ? (text) => text.startsWith(part) : (text) => text === part;
    };
    this.#first = octetsThat(testOf(0));
    this.#second = octetsThat(testOf(1));
    this.#third = octetsThat(testOf(2));
    this.#fourth = octetsThat(testOf(3));
    this.#ports = at + parts.length > OCTETS ? new Ports(testOf(OCTETS)) : undefined;
  }

  holds(address: number, port: number): boolean {
    return (
      this.#first[address >>> 24] === 1 &&
      this.#second[(address >>> 16) & 0xff] === 1 &&
      this.#third[(address >>> 8) & 0xff] === 1 &&
      this.#fourth[address & 0xff] === 1 &&
      (this.#ports === undefined || this.#ports.has(port))
    );
  }
}

/** 1 for each octet whose text passes. */
function octetsThat(test: Test): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, octet) => (test(String(octet)) ? 1 : 0));
}
