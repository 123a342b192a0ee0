/** A line longer than this is cut in two: it is not tcpdump's. */
const MAX_LINE = 1 << 20;

/** Where a line stands in a text; valid during the call only. */
export type LineVisitor = (text: string, start: number, end: number) => void;

/**
 * Takes bytes apart into lines, whatever ends them (LF, CRLF, CR). UTF-8, or UTF-16 where a byte-order mark says so.
 * A line is shown where it lies in the text of its piece; one that straddles two pieces is put together first.
 */
export class LineSplitter {
  readonly #line: LineVisitor;
  #decoder: TextDecoder | undefined;
  readonly #head: number[] = [];
  #parts: string[] = [];
  #partsLength = 0;
  #bytes = 0;
  #wide = false;

  constructor(line: LineVisitor) {
    this.#line = line;
  }

  append(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    let from = 0;
    while (this.#decoder === undefined && from < chunk.length) {
      this.#head.push(chunk[from++] as number);
      if (this.#head.length === 2) this.#start();
    }
    if (this.#decoder !== undefined && from < chunk.length) {
      this.#take(this.#decoder.decode(chunk.subarray(from), { stream: true }));
    }
  }

  /** No more will come. A line that has not ended is one if it is `wanted`. */
  finish(wanted: boolean): void {
    if (this.#decoder === undefined) this.#start();
    this.#take(this.#decoder?.decode() ?? "");
    if (this.#partsLength > 0 && wanted) this.#emit("");
  }

  /** The line that has not ended yet; empty where the last one has. */
  get unended(): string {
    return this.#parts.join("");
  }

  /** Byte at which this begins, which the bytes so far end with. */
  offsetOf(last: string): number {
    return Math.max(0, this.#bytes - (this.#wide ? 2 * last.length : new TextEncoder().encode(last).length));
  }

  /** The first two bytes tell UTF-16 from everything else. */
  #start(): void {
    const [a, b] = this.#head;
    const label = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";
    this.#wide = label !== "utf-8";
    this.#decoder = new TextDecoder(label);
    this.#take(this.#decoder.decode(Uint8Array.from(this.#head), { stream: true }));
  }

  /** CRLF makes an empty line, which nobody misses. */
  #take(text: string): void {
    let at = 0;
    let feed = text.indexOf("\n");
    let carriage = text.indexOf("\r");
    for (;;) {
      const end = feed < 0 ? carriage : carriage < 0 ? feed : Math.min(feed, carriage);
      if (end < 0) break;
      if (this.#partsLength === 0 && end - at < MAX_LINE) this.#line(text, at, end);
      else this.#emit(this.#cut(text.slice(at, end)));
      at = end + 1;
      if (feed >= 0 && feed < at) feed = text.indexOf("\n", at);
      if (carriage >= 0 && carriage < at) carriage = text.indexOf("\r", at);
    }
    if (at === text.length) return;
    const rest = this.#cut(text.slice(at));
    if (rest === "") return;
    this.#parts.push(rest);
    this.#partsLength += rest.length;
  }

  /** Hands on what is too long, and returns what is left. */
  #cut(part: string): string {
    let rest = part;
    while (this.#partsLength + rest.length >= MAX_LINE) {
      const room = MAX_LINE - this.#partsLength;
      this.#emit(rest.slice(0, room));
      rest = rest.slice(room);
    }
    return rest;
  }

  #emit(last: string): void {
    const line = this.#parts.length === 0 ? last : this.#parts.join("") + last;
    this.#parts = [];
    this.#partsLength = 0;
    this.#line(line, 0, line.length);
  }
}
