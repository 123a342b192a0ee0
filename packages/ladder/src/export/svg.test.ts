import { Note, RowMark } from "@tcp-ladder/flow";
import { longTransfer, SCENARIO_NAMES, scenario, sliceColumns } from "@tcp-ladder/testkit";
import { describe, expect, it } from "vitest";
import { ladderHeight } from "../metrics.ts";
import { PALETTES } from "../theme.ts";
import { SVG_MAX_ROWS, svg } from "./svg.ts";
import { svgFrame } from "./svg-frame.ts";

describe("svg", () => {
  const options = { width: 1000, scale: 1, spacing: "equal", numbers: "symbolic", theme: "light" } as const;
  const made = { ...scenario("article"), from: 0, idlesBefore: 0 };

  it("holds real text, the rungs' labels and no script", () => {
    const file = svg(made, { ...options, title: 'A & B < "C"' });
    expect(file).toContain('data-label="FIN N, ACK M+1"');
    expect(file).toContain('<tspan class="sym">K</tspan>');
    expect(file).toContain("<title>A &amp; B &lt; &quot;C&quot;</title>");
    expect(file).not.toMatch(/<script|NaN|undefined|var\(--|href/);
    expect(file.match(/data-frame=/g)).toHaveLength(8);
    expect(file.match(/data-state=/g)).toHaveLength(11);
  });

  it("balances its elements", () => {
    for (const name of SCENARIO_NAMES) {
      for (const theme of ["light", "dark"] as const) {
        const file = svg({ ...scenario(name), from: 0, idlesBefore: 0 }, { ...options, theme, locale: "zh" });
        const open: string[] = [];
        for (const tag of file.match(/<\/?\w+[^>]*>/g) ?? []) {
          if (tag.startsWith("</")) expect(open.pop()).toBe(tag.slice(2, -1));
          else if (!tag.endsWith("/>")) open.push(/\w+/.exec(tag)?.[0] ?? "");
        }
        expect(open).toEqual([]);
      }
    }
  });

  it("has a limit, and says so", () => {
    const long = longTransfer(SVG_MAX_ROWS + 10);
    expect(() => svg({ ...long, from: 0, idlesBefore: 0 }, options)).toThrow(RangeError);
  });

  it("draws what was lost and repeated as such, and says what that is based on", () => {
    const { columns, ...rest } = scenario("article");
    const notes = new Uint32Array(columns.notes);
    const related = new Uint32Array(columns.related);
    notes[4] = Note.RETRANSMISSION;
    related[4] = columns.row[3] ?? 0;
    const input = { ...rest, columns: { ...columns, notes, related }, from: 0, idlesBefore: 0 };
    const file = svg(input, { ...options, unreceived: new Set([columns.row[3] ?? 0]) });
    expect(file.match(/stroke-dasharray/g)).toHaveLength(1);
    expect(file.match(/data-arrives="no"/g)).toHaveLength(1);
    expect(/data-label="DATA K\+1:K\+27 \(26\)"[\s\S]*?data-frame/.exec(file)?.[0]).toMatch(/#b3261e/);
    expect(file).toMatch(/<title>ACK K\+27\n[^<]+ in frame 4, [^<]+<\/title>/);
    expect(file).toContain("Dashed: sent again. Broken off:");
    expect(svg(input, { ...options, numbers: "absolute" })).toContain("<title>ACK 821610676\n");
    expect(svg(input, { ...options, unreceived: new Set() })).not.toContain("data-arrives");
  });

  it("writes the name that the capture has for an address below it, also where the address takes two lines", () => {
    const { connection } = made;
    const resolvedName = "www.example.org";
    const named = { ...made, connection: { ...connection, server: { ...connection.server, resolvedName } } };
    for (const width of [1000, 200]) {
      const file = svg(named, { ...options, width });
      const heights = (words: string): number[] =>
        [...file.matchAll(/<text x="[^"]*" y="([^"]*)"[^>]*>([^<]*)</g)]
          .filter(([, , text]) => text?.includes(words))
          .map(([, y]) => Number(y));
      const [name] = heights(resolvedName);
      expect(name).toBeGreaterThan(Math.max(...heights("192.168.11.220")) + 12);
      expect(name).toBeLessThan(Math.max(...heights("passive open")) - 12);
    }
    expect(svg(made, options)).not.toContain(resolvedName);
  });

  it("joins the chosen segment with what it acknowledges", () => {
    const plain = svg(made, options);
    const chosen = svg(made, { ...options, chosen: 4 });
    expect(chosen.length).toBeGreaterThan(plain.length);
    expect(chosen).toContain('stroke-dasharray="1.5 3.5"');
    expect(chosen).toContain(`fill="${PALETTES.light.chosen}"`);
    expect(plain).not.toContain("stroke-dasharray");
  });

  it("is as high as its frame and its ladder, and says which part of the whole it is", () => {
    const heightOf = (file: string) => Number(/ height="([\d.]+)"/.exec(file)?.[1]);
    for (const name of SCENARIO_NAMES) {
      const { columns, connection, statesBefore } = scenario(name);
      const idles = columns.marks.reduce((sum, mark) => sum + ((mark & RowMark.IDLE_BEFORE) === 0 ? 0 : 1), 0);
      const file = svg({ columns, connection, statesBefore, calls: [], from: 0, idlesBefore: 0 }, options);
      const frame = svgFrame(connection, options);
      expect(heightOf(file)).toBeCloseTo(frame.height + ladderHeight(columns.length, idles, options), 0);
    }
    const part = { ...made, columns: sliceColumns(made.columns, 1, 4), from: 1 };
    expect(svg(part, { ...options, title: "x" })).toContain(">segments 2–4 of 8 · 40.001678 s<");
    expect(svg(part, { ...options, title: "x", locale: "zh" })).toContain("第 2–4 个报文段，共 8 个");
  });

  it("names faces of last resort in rules of one class for programs that know no others", () => {
    const file = svg(made, options);
    expect(file).toContain(".mono,.mono-cjk{font-family:monospace}.mono[class]{font-family:'JetBrains Mono',");
    // where our own faces are, a label stands in its middle; elsewhere each of its pieces would
    expect(svg(made, { ...options, fonts: "ours" })).toMatch(/text-anchor="middle"[^>]*><tspan>SYN /);
    expect(file).not.toMatch(/text-anchor="middle"[^>]*><tspan>SYN /);
  });
});
