/** A line longer than this is cut in two: it is not tcpdump's. */
const MAX_LINE = 1 << 20;

/**
 * Takes bytes apart into lines, whatever ends them (LF, CRLF, CR). UTF-8, or UTF-16 where a byte-order mark says so.
 */
export class LineSplitter {
  readonly #line: (line: string) => void;
  #decoder: TextDecoder | undefined;
  readonly #head: number[] = [];
  #parts: string[] = [];
  #partsLength = 0;

  constructor(line: (line: string) => void) {
    this.#line = line;
  }

  append(chunk: Uint8Array): void {
    let from = 0;
    while (this.#decoder === undefined && from < chunk.length) {
      this.#head.push(chunk[from++] as number);
      if (this.#head.length === 2) this.#start();
    }
    if (this.#decoder !== undefined && from < chunk.length) {
      this.#take(this.#decoder.decode(chunk.subarray(from), { stream: true }));
    }
  }

  finish(): void {
    if (this.#decoder === undefined) this.#start();
    this.#take(this.#decoder?.decode() ?? "");
    if (this.#partsLength > 0) this.#emit();
  }

  /** The first two bytes tell UTF-16 from everything else. */
  #start(): void {
    const [a, b] = this.#head;
    const label = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";
    this.#decoder = new TextDecoder(label);
    this.#take(this.#decoder.decode(Uint8Array.from(this.#head), { stream: true }));
  }

  /** CRLF makes an empty line, which nobody misses. */
  #take(text: string): void {
    const lines = text.split(/[\r\n]/);
    const last = lines.pop() ?? "";
    for (const line of lines) {
      this.#keep(line);
      this.#emit();
    }
    this.#keep(last);
  }

  #keep(part: string): void {
    let rest = part;
    while (this.#partsLength + rest.length >= MAX_LINE) {
      const cut = MAX_LINE - this.#partsLength;
      this.#parts.push(rest.slice(0, cut));
      this.#emit();
      rest = rest.slice(cut);
    }
    if (rest === "") return;
    this.#parts.push(rest);
    this.#partsLength += rest.length;
  }

  #emit(): void {
    const line = this.#parts.length === 1 ? (this.#parts[0] as string) : this.#parts.join("");
    this.#parts = [];
    this.#partsLength = 0;
    this.#line(line);
  }
}
