import { Note } from "@tcp-ladder/flow";
import { longTransfer, SCENARIO_NAMES, scenario, sliceColumns } from "@tcp-ladder/testkit";
import { describe, expect, it } from "vitest";
import { cells } from "./cells.ts";
import { markdownTable } from "./markdown.ts";
import { mermaid } from "./mermaid.ts";
import { plantUml } from "./plant-uml.ts";
import type { ExportInput } from "./rows.ts";
import { textLadder } from "./text-ladder.ts";

function input(name: Parameters<typeof scenario>[0]): ExportInput {
  const { columns, connection, statesBefore } = scenario(name);
  return { connection, rows: [columns], statesBefore };
}

describe("textLadder", () => {
  it("draws the article as RFC 9293 draws its figures", () => {
    expect([...textLadder(input("article"))].join("\n")).toBe(
      `
     Client 192.168.11.223:55081             Server 192.168.11.220:10000

     CLOSED                                     LISTEN
 1.  SYN_SENT    --> SYN J                  --> SYN_RCVD      0.000000
 2.  ESTABLISHED <-- SYN K, ACK J+1         <-- SYN_RCVD      0.000022
 3.  ESTABLISHED --> ACK K+1                --> ESTABLISHED   0.000583
                  :         20.000 s         :
 4.  ESTABLISHED <-- DATA K+1:K+27 (26)     <-- ESTABLISHED  20.000761
 5.  ESTABLISHED --> ACK K+27               --> ESTABLISHED  20.001535
                  :         19.999 s         :
 6.  CLOSE_WAIT  <-- FIN M                  <-- FIN_WAIT_1   40.000850
 7.  LAST_ACK    --> FIN N, ACK M+1         --> TIME_WAIT    40.001669
 8.  CLOSED      <-- ACK N+1                <-- TIME_WAIT    40.001678

     J = 1925249825  client's initial sequence number
     K = 821610649  server's initial sequence number
     M = 821610676  = K+27, the server's FIN
     N = 1925249826  = J+1, the client's FIN`.slice(1),
    );
  });

  it.each(SCENARIO_NAMES)("%s", (name) => {
    expect([...textLadder(input(name))].join("\n")).toMatchSnapshot();
  });

  it("is the same in one piece and in many", () => {
    const { columns, connection, statesBefore } = longTransfer(500);
    const pieces = Array.from({ length: 5 }, (_, i) => sliceColumns(columns, i * 100, (i + 1) * 100));
    const whole = [...textLadder({ connection, rows: [columns], statesBefore })];
    expect([...textLadder({ connection, rows: pieces, statesBefore })]).toEqual(whole);
  });
});

it("numbers the rows of a part as they are numbered in the whole", () => {
  const { columns, connection } = scenario("article");
  const part = { connection, rows: [sliceColumns(columns, 5, 8)], from: 5, statesBefore: columns.states[4] ?? 0 };
  expect([...textLadder(part)].some((line) => line.startsWith(" 6.  CLOSE_WAIT "))).toBe(true);
  expect([...markdownTable(part)].some((line) => line.startsWith("| 6 |"))).toBe(true);
});

/** The article, whose DATA is repeated, and was asked for in between. */
function lossy(): ExportInput {
  const { columns, connection, statesBefore } = scenario("article");
  const notes = new Uint32Array(columns.notes);
  notes[5] = Note.RETRANSMISSION | Note.FAST_RETRANSMISSION;
  notes[4] = Note.DUPLICATE_ACK;
  const rows = [{ ...columns, notes }];
  return { connection, rows, statesBefore, unreceived: new Set([columns.row[3] ?? -1]) };
}

describe("what was lost and repeated", () => {
  it("is XXX in plain text, as in the RFCs", () => {
    const lines = [...textLadder(lossy())];
    expect(lines).toContain(" 4.  ESTABLISHED XXX DATA K+1:K+27 (26)     <-- ESTABLISHED  20.000761");
    expect(lines).toContain("                     [fast-retransmission]");
    expect(lines.at(-1)).toContain("XXX = did not arrive in time");
    expect([...textLadder({ ...lossy(), unreceived: new Set() })].join()).not.toContain("XXX");
  });

  it("is a cross and a note in diagrams, and a note in the table", () => {
    expect([...mermaid(lossy())]).toContain("  S-xC: DATA K+1:K+27 (26) (did not arrive in time)");
    expect([...mermaid(lossy())]).toContain("  S->>C: FIN M (sent again, fast)");
    const plant = [...plantUml(lossy())];
    expect(plant[plant.indexOf("S ->x C : DATA //K//+1://K//+27 (26)") + 1]).toBe(
      "note right : did not arrive in time",
    );
    expect([...markdownTable(lossy(), { locale: "zh" })].some((line) => line.endsWith("| 未及时到达 |"))).toBe(true);
  });
});

describe("names that somebody has chosen to do harm", () => {
  const named = (hostName: string): ExportInput => {
    const { connection, ...rest } = input("article");
    return { ...rest, connection: { ...connection, client: { ...connection.client, address: "", hostName } } };
  };
  const nasty = 'a;b#c<img src=x>d"e`f|__g**h//i~%%{{$j}}--\\n!include';

  it("are entities in Mermaid", () => {
    const line = [...mermaid(named(nasty))][1] ?? "";
    expect(line).toMatch(/^ {2}participant C as Client a#59;b#35;c#60;img src#61;x#62;d#34;/);
    expect(line.replace(/#\d+;/g, "")).not.toMatch(/[;#<>"`|*%{}$\\!]/);
  });

  it("are numbers of characters in PlantUML", () => {
    const line = [...plantUml(named(nasty))].find((one) => one.startsWith("participant")) ?? "";
    const name = /^participant "Client\\n(.*)" as C$/.exec(line)?.[1] ?? "";
    expect(name).toContain("<U+003C>img src<U+003D>x<U+003E>");
    expect(name.replace(/<U\+[0-9A-F]{4,6}>/g, "")).not.toMatch(/[;#<>"`|_*/~%{}$\\!]|--/);
  });

  it("are code in Markdown, however many backticks they hold", () => {
    const line = [...markdownTable(named("a``b|c<script>"))][0] ?? "";
    expect(line).toContain("``` a``b|c<script>");
  });
});

describe("plain text", () => {
  const wide = (lines: Iterable<string>) => Array.from(lines).filter((line) => cells(line) > 72);

  it("is never wider than an RFC, in no language, mode or scenario", () => {
    for (const name of SCENARIO_NAMES) {
      for (const numbers of ["symbolic", "relative", "absolute"] as const) {
        for (const locale of ["en", "zh"] as const) {
          const lines = [...textLadder(input(name), { numbers, locale })];
          expect(wide(lines)).toEqual([]);
          if (locale === "en") expect(lines.join("")).toMatch(/^[ -~]*$/);
        }
      }
    }
    const long = longTransfer(3000);
    expect(wide(textLadder({ ...long, rows: [long.columns] }))).toEqual([]);
  });
});

describe("other languages of diagrams", () => {
  it("writes the article in Mermaid", () => {
    expect([...mermaid(input("article"))].slice(0, 12)).toEqual([
      "sequenceDiagram",
      "  participant C as Client 192.168.11.223:55081",
      "  participant S as Server 192.168.11.220:10000",
      "  note over C: CLOSED",
      "  note over S: LISTEN",
      "  C->>S: SYN J",
      "  note over C: SYN_SENT",
      "  note over S: SYN_RCVD",
      "  S->>C: SYN K, ACK J+1",
      "  note over C: ESTABLISHED",
      "  C-->>S: ACK K+1",
      "  note over S: ESTABLISHED",
    ]);
    expect([...mermaid(input("refused"))]).toContain("  S-xC: RST, ACK J+1");
  });

  it("writes the article in PlantUML", () => {
    const lines = [...plantUml(input("article"))];
    expect(lines[0]).toBe("@startuml");
    expect(lines.at(-1)).toBe("@enduml");
    expect(lines).toContain("...20.000 s...");
    expect(lines).toContain("C -> S : FIN //N//, ACK //M//+1");
  });

  it("writes the article as a Markdown table", () => {
    const lines = [...markdownTable(input("article"))];
    expect(lines).toContain(
      "| 7 | 40.001669 | +819 µs | client → | FIN *N*, ACK *M*+1 | `LAST_ACK` | `TIME_WAIT` |  |",
    );
    const columns = lines.filter((line) => line.startsWith("|")).map((line) => line.split("|").length);
    expect(new Set(columns)).toEqual(new Set([10]));
  });
});
