import { expect, test } from "vitest";
import type { RowRange } from "./row-cache.ts";
import { RowFetcher } from "./row-fetcher.ts";

/** A thousand rows of which none is here; `answer` brings what was asked for first. */
function open() {
  const here = new Set<number>();
  const asked: RowRange[] = [];
  const fetcher = new RowFetcher({
    missing: ({ from, to }) => {
      const rows = Array.from(
        { length: Math.max(0, Math.min(to, 10_000) - Math.max(0, from)) },
        (_, i) => Math.max(0, from) + i,
      );
      const wanting = rows.filter((row) => !here.has(row));
      return wanting.length === 0 ? undefined : { from: wanting[0] ?? 0, to: (wanting.at(-1) ?? 0) + 1 };
    },
    ask: (range) => asked.push(range),
  });
  const answer = (range: RowRange | undefined): void => {
    if (range === undefined) throw new Error("nothing was asked for");
    for (let row = range.from; row < range.to; row++) here.add(row);
    fetcher.answered(range);
  };
  return { fetcher, asked, answer };
}

test("what was scrolled past while two requests were under way is never asked for", () => {
  const { fetcher, asked, answer } = open();
  for (const from of [0, 1000, 2000, 3000, 4000]) fetcher.want([{ from, to: from + 60 }]);
  expect(asked.map(({ from }) => from)).toEqual([0, 1000]);
  answer(asked[0]);
  expect(asked.map(({ from }) => from)).toEqual([0, 1000, 4000]);
  answer(asked[1]);
  answer(asked[2]);
  expect(asked).toHaveLength(3);
});

test("what is in view comes before what lies ahead, and nothing is asked for twice", () => {
  const { fetcher, asked, answer } = open();
  const ranges = [
    { from: 5000, to: 5060 },
    { from: 4500, to: 5700 },
  ];
  fetcher.want(ranges);
  fetcher.want(ranges);
  expect(asked).toEqual([
    { from: 5000, to: 5256 },
    { from: 4500, to: 5500 },
  ]);
  answer(asked[0]);
  answer(asked[1]);
  answer(asked[2]);
  expect(asked[2]).toEqual({ from: 5500, to: 5756 });
  expect(asked).toHaveLength(3);
});
