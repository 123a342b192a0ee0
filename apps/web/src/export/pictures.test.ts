import { longTransfer, scenario } from "@tcp-ladder/testkit";
import { describe, expect, test } from "vitest";
import { joinColumns, sliceColumns } from "../store/columns.ts";
import type { ExportRows } from "./export-rows.ts";
import { partOf } from "./export-rows.ts";
import { drawPictures, splitRows } from "./pictures.ts";

const look = { width: 1120, scale: 1, numbers: "symbolic", theme: "light", spacing: "equal" } as const;
const article: ExportRows = { ...scenario("article"), calls: [], from: 0, idlesBefore: 0, timeBefore: undefined };
const long: ExportRows = { ...longTransfer(12_000), calls: [], from: 0, idlesBefore: 0, timeBefore: undefined };

describe("pictures", () => {
  test("one where it fits, with the spacing that is wanted", () => {
    const [picture, ...more] = drawPictures(article, { ...look, spacing: "time" }, 10_000);
    expect(more).toEqual([]);
    expect(picture).toMatchObject({ first: 1, last: 8, width: 1120 });
    expect(picture?.svg.match(/data-frame=/g)).toHaveLength(8);
  });

  test("none is higher than it may be, and together they hold each row once", () => {
    const part = { ...long, columns: sliceColumns(long.columns, 0, 300) };
    const pictures = [...drawPictures(part, look, 4096)];
    expect(pictures.length).toBeGreaterThan(3);
    for (const { height } of pictures) expect(height).toBeLessThanOrEqual(4096);
    expect(pictures.map(({ first }) => first).slice(1)).toEqual(pictures.map(({ last }) => last + 1).slice(0, -1));
    expect(pictures.at(-1)?.last).toBe(300);
    const frames = pictures.flatMap(({ svg }) =>
      [...svg.matchAll(/data-frame="(\d+)"/g)].map(([, frame]) => Number(frame)),
    );
    expect(frames).toEqual([...part.columns.frame]);
  });

  test("a file never holds more than a drawing program opens", () => {
    expect(splitRows(long, Number.POSITIVE_INFINITY, look)).toEqual([
      [0, 5000],
      [5000, 10_000],
      [10_000, long.columns.length],
    ]);
  });

  test("a height that not even one row has still draws it", () => {
    expect(splitRows(article, 1, look)).toHaveLength(8);
  });
});

describe("rows", () => {
  test("a part knows what stood before it", () => {
    const part = partOf(article, 5, 8);
    expect(part).toMatchObject({ from: 5, idlesBefore: 1, statesBefore: article.columns.states[4] });
    expect(part.timeBefore).toEqual({ seconds: article.columns.seconds[4], nanos: article.columns.nanos[4] });
    expect([...part.columns.frame]).toEqual([6, 7, 8]);
    expect(partOf(article, 0, 8).statesBefore).toBe(article.statesBefore);
  });

  test("pieces joined are the whole", () => {
    const { columns } = article;
    const pieces = [sliceColumns(columns, 0, 3), sliceColumns(columns, 3, 4), sliceColumns(columns, 4, 8)];
    expect(joinColumns(pieces)).toEqual(sliceColumns(columns, 0, 8));
  });
});
