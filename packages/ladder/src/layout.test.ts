import { article, longTransfer, SCENARIO_NAMES, scenario, sliceColumns } from "@tcp-ladder/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arcsOf } from "./layout/arcs.ts";
import { layoutLadder } from "./layout/layout-ladder.ts";
import type { LadderInput, LadderLayout, LadderOptions } from "./layout.ts";
import { monoWidth, partsWidth, serifWidth } from "./measure.ts";
import { ladderHeight, rowY } from "./metrics.ts";

const WIDE: LadderOptions = { width: 1280, scale: 1, spacing: "equal", numbers: "symbolic" };

const COMMENTED = 0x400;

function whole(made: ReturnType<typeof article>): LadderInput {
  return { ...made, from: 0, idlesBefore: 0 };
}

function windowOf(made: ReturnType<typeof article>, from: number, to: number): LadderInput {
  let idlesBefore = 0;
  for (let i = 0; i < from; i += 1) if (((made.columns.marks[i] ?? 0) & 0x4000) !== 0) idlesBefore += 1;
  return {
    ...made,
    columns: sliceColumns(made.columns, from, to),
    from,
    idlesBefore,
    statesBefore: from === 0 ? made.statesBefore : (made.columns.states[from - 1] ?? 0),
  };
}

interface Box {
  readonly what: string;
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/** Every text as the box that it may fill: from cap height to descender. */
function textBoxes(layout: LadderLayout): Box[] {
  const box = (
    what: string,
    x: number,
    y: number,
    width: number,
    size: number,
    anchor: "start" | "middle" | "end",
  ): Box => {
    const x1 = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
    return { what, x1, x2: x1 + width, y1: y - size * 0.74, y2: y + size * 0.22 };
  };
  const { type } = layout;
  return [
    ...layout.rungs.flatMap((r) => {
      const words = r.caption.map((p) => p.text).join("");
      const wide = monoWidth(words, r.captionSize);
      return [
        box(`label ${r.symbolic}`, r.labelX, r.labelY, partsWidth(r.label, r.labelSize), r.labelSize, "middle"),
        ...(words === "" ? [] : [box(`caption ${words}`, r.captionX, r.captionY, wide, r.captionSize, "middle")]),
        ...(r.badge === undefined
          ? []
          : [box(r.badge.text, r.badge.x, r.captionY, r.badge.width, r.badge.size, "start")]),
      ];
    }),
    ...layout.callTexts.map((c) => box(`call ${c.text}`, c.x, c.y, monoWidth(c.text, type.call), type.call, c.anchor)),
    ...layout.times.flatMap((t) => [
      box(t.elapsed, t.x, t.y, monoWidth(t.elapsed, type.time), type.time, "start"),
      ...(t.delta === ""
        ? []
        : [box(t.delta, t.deltaX, t.deltaY, monoWidth(t.delta, type.delta), type.delta, "start")]),
    ]),
    ...layout.breaks.map((b) => box(b.text, b.x, b.textY, serifWidth(b.text, b.size), b.size, "middle")),
    ...layout.braces.flatMap((b) => [
      box(b.title, b.textX, b.titleY, serifWidth(b.title, type.braceTitle), type.braceTitle, "start"),
      ...b.remarkLines.map((line, i) =>
        box(
          line,
          b.textX,
          b.remarkY + i * type.braceRemark * 1.28,
          serifWidth(line, type.braceRemark),
          type.braceRemark,
          "start",
        ),
      ),
    ]),
  ];
}

function overlaps(boxes: readonly Box[]): string[] {
  const found: string[] = [];
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      if (a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2) found.push(`${a.what} / ${b.what}`);
    }
  }
  return found;
}

/** Labels, captions and badges that an arrow strikes through. */
function struck(layout: LadderLayout): string[] {
  const found: string[] = [];
  for (const r of layout.rungs) {
    const at = (x: number): number => r.y1 + ((r.y2 - r.y1) * (x - r.x1)) / (r.x2 - r.x1);
    const half = partsWidth(r.label, r.labelSize) / 2;
    for (const x of [r.labelX - half, r.labelX + half]) {
      if (r.labelY + r.labelSize * 0.2 > at(x)) found.push(`label ${r.symbolic}`);
    }
    const wide = monoWidth(r.caption.map((p) => p.text).join(""), r.captionSize) / 2;
    for (const x of [r.captionX - wide, r.captionX + wide]) {
      if (wide > 0 && r.captionY - r.captionSize * 0.74 < at(x)) found.push(`caption of ${r.symbolic}`);
    }
    if (r.badge === undefined) continue;
    const { text, x: left, width, size } = r.badge;
    const ascent = size * (/\p{Script=Han}/u.test(text) ? 0.86 : 0.74);
    for (const x of [left, left + width]) if (r.captionY - ascent < at(x)) found.push(`badge ${text}`);
  }
  return found;
}

describe("layoutLadder", () => {
  it("never lets texts overlap, touch an arrow or leave the picture", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 3840 }),
        fc.constantFrom(1, 1.5, 2, 3),
        fc.constantFrom("equal" as const, "time" as const),
        fc.constantFrom("symbolic" as const, "relative" as const, "absolute" as const),
        fc.constantFrom("en" as const, "zh" as const),
        fc.constantFrom(...SCENARIO_NAMES, "long" as const),
        fc.nat({ max: 6 }),
        (width, scale, spacing, numbers, locale, name, from) => {
          const made = name === "long" ? longTransfer(60) : scenario(name);
          const input = windowOf(made, Math.min(from, made.columns.length), made.columns.length);
          const layout = layoutLadder(input, { width, scale, spacing, numbers, locale });
          const boxes = textBoxes(layout);
          expect(overlaps(boxes)).toEqual([]);
          expect(struck(layout)).toEqual([]);
          for (const box of boxes) {
            expect(box.x1, box.what).toBeGreaterThanOrEqual(0);
            expect(box.x2, box.what).toBeLessThanOrEqual(width);
            expect(box.y1, box.what).toBeGreaterThanOrEqual(-0.01);
            expect(box.y2, box.what).toBeLessThanOrEqual(layout.height + 0.01);
          }
          for (const rung of layout.rungs) expect(rung.labelSize).toBeGreaterThan(7);
        },
      ),
      { seed: 9293, numRuns: 250 },
    );
  }, 60_000);

  it("places a window from the middle where the whole picture has it", () => {
    const made = longTransfer(240);
    const all = layoutLadder(whole(made), WIDE);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 40 }), (from, count) => {
        const input = windowOf(made, from, from + count);
        const part = layoutLadder(input, WIDE);
        const shift = rowY(from, input.idlesBefore, WIDE);
        for (const rung of part.rungs) {
          const same = all.rungs[rung.index];
          expect(rung.y1 + shift).toBeCloseTo(same?.y1 ?? Number.NaN, 6);
          expect([rung.x1, rung.x2, rung.labelSize, rung.phase]).toEqual([
            same?.x1,
            same?.x2,
            same?.labelSize,
            same?.phase,
          ]);
        }
      }),
      { seed: 9293, numRuns: 100 },
    );
  });

  it("has the height that a page can know beforehand", () => {
    const made = longTransfer(240);
    const idles = made.columns.marks.reduce((n, marks) => n + ((marks & 0x4000) !== 0 ? 1 : 0), 0);
    expect(layoutLadder(whole(made), WIDE).height).toBe(ladderHeight(made.columns.length, idles, WIDE));
  });

  it("gives the article's figure its bands", () => {
    const layout = layoutLadder(whole(article(true)), WIDE);
    expect(layout.bands.map((band) => `${band.side} ${band.state}`)).toEqual([
      "client CLOSED",
      "client SYN_SENT",
      "client ESTABLISHED",
      "client CLOSE_WAIT",
      "client LAST_ACK",
      "client CLOSED",
      "server LISTEN",
      "server SYN_RCVD",
      "server ESTABLISHED",
      "server FIN_WAIT_1",
      "server TIME_WAIT",
    ]);
    for (const side of ["client", "server"]) {
      const mine = layout.bands.filter((band) => band.side === side);
      expect(mine[0]?.y1).toBe(0);
      expect(mine.at(-1)?.y2).toBe(layout.height);
      mine.slice(1).forEach((band, i) => {
        expect(band.y1).toBe(mine[i]?.y2);
      });
    }
  });

  it("gives the article's figure its braces, breaks and calls", () => {
    const layout = layoutLadder(whole(article(true)), WIDE);
    expect(layout.braces.map((brace) => [brace.title, brace.remark])).toEqual([
      ["Handshake", "three segments"],
      ["Data", "26 bytes"],
      ["Close", "three, not four"],
    ]);
    expect(layout.breaks.map((fold) => fold.text)).toEqual([
      "20.000 s · the server sleeps",
      "19.999 s · the server sleeps",
    ]);
    expect(layout.callTexts.map((call) => call.text)).toContain("accept (blocks)");
    const accept = layout.callBars.find((bar) => bar.call === "accept");
    expect(accept?.y2).toBeGreaterThan(layout.rungs[2]?.y1 ?? 0);
  });

  it("writes calls and states in the reader's language", () => {
    const layout = layoutLadder(whole(article(true)), { ...WIDE, locale: "zh" });
    const calls = layout.callTexts.map((call) => call.text);
    expect(calls).toEqual(expect.arrayContaining(["accept（阻塞）", "connect 返回 0", "read 返回 26"]));
    expect(calls.filter((text) => /blocks|returns/.test(text))).toEqual([]);
    const unknown = layoutLadder({ ...whole(article()), statesBefore: 0xbb }, { ...WIDE, locale: "zh" });
    expect(unknown.bands[0]).toMatchObject({ state: "unknown", text: "未知" });
  });

  it("folds the margins before it shrinks the ladder", () => {
    const shown = (width: number) => layoutLadder(whole(article(true)), { ...WIDE, width }).shows;
    expect(shown(1280)).toEqual({ times: true, calls: true, braces: true, bands: true });
    expect(shown(360)).toEqual({ times: false, calls: false, braces: false, bands: true });
  });

  it("draws longer gaps longer where time is to scale", () => {
    const layout = layoutLadder(whole(article()), { ...WIDE, spacing: "time" });
    const gap = (i: number): number => (layout.rungs[i]?.y1 ?? 0) - (layout.rungs[i - 1]?.y1 ?? 0);
    expect(gap(2)).toBeGreaterThan(gap(1));
    expect(gap(6)).toBeGreaterThan(gap(2));
  });
});

it("marks a segment that has a comment, quietly, and beside its note where it has one", () => {
  const made = whole(article());
  const { columns } = made;
  const marks = columns.marks.map((bits, i) => (i === 1 || i === 3 ? bits | COMMENTED : bits));
  const notes = columns.notes.map((bits, i) => (i === 3 ? bits | 1 : bits));
  const { rungs } = layoutLadder({ ...made, columns: { ...columns, marks, notes } }, WIDE);
  expect(rungs.map(({ commented }) => commented)).toEqual(rungs.map((_, i) => i === 1 || i === 3));
  expect(rungs[0]?.badge).toBeUndefined();
  expect(rungs[1]?.badge).toMatchObject({ text: "comment", quiet: true });
  expect(rungs[3]?.badge).toMatchObject({ text: "sent again · comment", quiet: false });
});

describe("arcs", () => {
  it("pass beside the words of the segments they span, at any width", () => {
    for (const width of [360, 560, 760, 1280]) {
      const layout = layoutLadder(whole(article(true)), { ...WIDE, width });
      expect(layout.arcs.length).toBeGreaterThan(4);
      for (const { row } of layout.arcs) {
        const [arc] = arcsOf(layout, row, 1);
        if (arc === undefined) throw new Error("the arc of a row that has one");
        // A cubic curve whose two inner points stand at 1.3 of the swing reaches three quarters of that.
        const reach = arc.x + arc.swing * 0.975;
        const [left, right] = [Math.min(arc.x, reach), Math.max(arc.x, reach)];
        const words = textBoxes(layout).filter(({ y1, y2 }) => y2 > arc.y1 && y1 < arc.y2);
        for (const { what, x1, x2 } of words.filter((one) => /^(caption|label)/.test(one.what)))
          expect(x2 < left || x1 > right, `${what} at ${width}`).toBe(true);
      }
    }
  });
});
