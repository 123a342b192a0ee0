import type { CaptureRemark, SectionInfo } from "./reader.ts";

/** What lies beyond these bounds is passed over: a capture must not fill the memory with prose. */
const MAX_REMARKS = 1000;
const MAX_LENGTH = 10_000;
const MAX_NAMES = 50_000;
const MAX_SECTIONS = 1000;

/** What a capture holds besides frames, for people: comments, names of addresses, what made it. */
export class Remarks {
  /** In the file's order, comments and names alike. */
  readonly lines: string[] = [];
  readonly remarks: CaptureRemark[] = [];
  readonly resolved = new Map<string, string>();
  readonly sections: SectionInfo[] = [];
  /** Comments that were too many to keep. */
  passedOver = 0;

  comment(about: CaptureRemark["about"], number: number, text: string): void {
    if (this.remarks.length >= MAX_REMARKS) {
      this.passedOver++;
      return;
    }
    const kept = text.slice(0, MAX_LENGTH);
    this.remarks.push({ about, number, text: kept });
    this.#line(kept);
  }

  /** @param names as a Name Resolution Block lists them, the first the one that is shown */
  resolve(address: string, names: readonly string[]): void {
    const clean = names.map(shownName).filter((name) => name !== "" && name !== address);
    const [first] = clean;
    if (first === undefined) return;
    if (this.resolved.size < MAX_NAMES && !this.resolved.has(address)) this.resolved.set(address, first);
    this.#line([address, ...clean].join(" ").slice(0, MAX_LENGTH));
  }

  section(info: SectionInfo): void {
    if (this.sections.length < MAX_SECTIONS) this.sections.push(info);
  }

  #line(text: string): void {
    if (this.lines.length < MAX_REMARKS) this.lines.push(text);
  }
}

/** A name stands in the midst of other text, on a terminal too: nothing in it may move a cursor or turn the writing round. */
function shownName(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}\s"`<>|]+/gu, "").slice(0, 255);
}
