import { expect, test } from "vitest";
import { countSteps } from "../testing/count-steps.ts";
import { readText } from "../testing/read.ts";

/** Text that makes expressions go back and forth, again and again. */
const PARTS = [
  "a",
  "> ",
  "(tos ",
  " > a: Flags [S], win 1 ",
  "1.1 > ",
  "00:00:00.000000",
  " win 1 > b.c: . ack",
  " > a.1: S [tcp sum ",
  " > a.1: . cksum 0x1 ",
  ": Flags [S], win 1, options [",
  "IP6 a > b: HBH ",
  "{1:2}{",
  "9",
  " \t",
];

/** What is repeated, as it stands and before what makes it a line of tcpdump's, of version 4 and of version 3. */
const ENDS = ["", ": Flags [S] win ", " win 1"];

const stepsFor = (part: string, end: string, length: number) => {
  const text = part.repeat(Math.ceil(length / part.length)) + end;
  return countSteps(() => void readText(text));
};

/** An expression that goes back over a line of a few thousand characters takes thousands for each, or millions. */
const MOST_FOR_A_CHARACTER = 500;

// Matched step by step, which takes up to two seconds of a quiet machine for one of them.
test.each(PARTS)("lines made to be slow are not: %j", { timeout: 60_000 }, (part) => {
  for (const end of ENDS) {
    expect(stepsFor(part, end, 4000) / 4000, `then ${end}`).toBeLessThan(MOST_FOR_A_CHARACTER);
    // longer than any line that is looked at closely: four times the text is four times the work, and not sixteen
    const [once, fourTimes] = [8000, 32_000].map((length) => stepsFor(part, end, length)) as [number, number];
    expect(fourTimes / once, `four times the text, then ${end}`).toBeLessThan(4.1);
  }
});
