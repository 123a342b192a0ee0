import * as fc from "fast-check";
import { expect, test } from "vitest";
import { RecordView } from "../table/records.ts";
import { SEED } from "../testing/arbitrary.ts";
import { UnackedSegments } from "./unacked.ts";

interface Sent {
  readonly seq: number;
  readonly end: number;
  readonly row: number;
}

/** The same lists gone through from their lowest end, each time. */
class Plain {
  #list: Sent[] = [];

  add(sent: Sent): void {
    const above = this.#list.findIndex(({ end }) => ((sent.end - end) | 0) < 0);
    this.#list.splice(above === -1 ? this.#list.length : above, 0, sent);
  }

  acknowledge(ack: number): number {
    const exact = this.#list.filter(({ end }) => end === ack).map(({ row }) => row);
    this.#list = this.#list.filter(({ end }) => ((ack - end) | 0) < 0);
    return exact.length === 0 ? -1 : Math.min(...exact);
  }

  firstSending(seq: number): number {
    const from = this.#list.findIndex((it) => holds(it, seq));
    if (from === -1) return -1;
    const found = this.#list.slice(from);
    const beyond = found.findIndex((it) => !holds(it, seq));
    return Math.min(...found.slice(0, beyond === -1 ? undefined : beyond).map(({ row }) => row));
  }
}

function holds({ seq, end }: Sent, number: number): boolean {
  return ((number - seq) | 0) >= 0 && ((number - end) | 0) < 0;
}

const WORDS = 64;

test("lists say what going through them from the lowest end says", () => {
  const call = fc.record({
    side: fc.constantFrom(0, 1),
    kind: fc.constantFrom("send", "send", "send", "acknowledge", "find", "swap"),
    at: fc.nat(200),
    length: fc.constantFrom(1, 1, 7, 10, 10, 10, 60),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(0, 1000, 0xffff_ff80 | 0, 0x7fff_ff80),
      fc.array(call, { minLength: 1, maxLength: 80 }),
      (base, calls) => {
        const words = new Int32Array(2 * WORDS);
        const unacked = new UnackedSegments();
        const plains = [new Plain(), new Plain()];
        const views = [0, WORDS].map((from) => {
          const view = new RecordView();
          view.show(words, from);
          return view;
        });
        for (const [row, { side, kind, at, length }] of calls.entries()) {
          const view = views[side] as RecordView;
          const plain = plains[side] as Plain;
          const seq = (base + at) | 0;
          if (kind === "swap") {
            words.set([...words.subarray(WORDS), ...words.subarray(0, WORDS)]);
            plains.reverse();
            unacked.sidesSwapped();
          } else if (kind === "find") expect(unacked.firstSending(view, seq)).toBe(plain.firstSending(seq));
          else if (kind === "send") {
            const end = (seq + length) | 0;
            unacked.add(words, view.base, seq, end, row);
            plain.add({ seq, end, row });
          } else {
            expect(unacked.acknowledge(words, view.base, seq)).toBe(plain.acknowledge(seq));
          }
        }
      },
    ),
    { seed: SEED, numRuns: 3000 },
  );
});

test("what was found in a list is not sought in the other one once the sides have changed places", () => {
  const words = new Int32Array(2 * WORDS);
  const unacked = new UnackedSegments();
  for (let n = 0; n < 10; n++) {
    unacked.add(words, 0, 10 * n, 10 * n + 10, n);
    unacked.add(words, WORDS, 10 * n + 5, 10 * n + 15, 100 + n);
  }
  unacked.add(words, 0, 40, 50, 10);
  words.set([...words.subarray(WORDS), ...words.subarray(0, WORDS)]);
  unacked.sidesSwapped();
  const view = new RecordView();
  view.show(words, 0);
  expect(unacked.firstSending(view, 62)).toBe(105);
});
