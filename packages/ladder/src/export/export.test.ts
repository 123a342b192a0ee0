import { longTransfer, SCENARIO_NAMES, scenario, sliceColumns } from "@tcp-ladder/testkit";
import { describe, expect, it } from "vitest";
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
     Client 192.168.11.223:55081                 Server 192.168.11.220:10000

     CLOSED                                      LISTEN
 1.  SYN_SENT     --> SYN J                  --> SYN_RCVD      0.000000
 2.  ESTABLISHED  <-- SYN K, ACK J+1         <-- SYN_RCVD      0.000022  +22 µs
 3.  ESTABLISHED  --> ACK K+1                --> ESTABLISHED   0.000583  +561 µs
                   :         20.000 s         :
 4.  ESTABLISHED  <-- DATA K+1:K+27 (26)     <-- ESTABLISHED  20.000761  +20.000178 s
 5.  ESTABLISHED  --> ACK K+27               --> ESTABLISHED  20.001535  +774 µs
                   :         19.999 s         :
 6.  CLOSE_WAIT   <-- FIN M                  <-- FIN_WAIT_1   40.000850  +19.999315 s
 7.  LAST_ACK     --> FIN N, ACK M+1         --> TIME_WAIT    40.001669  +819 µs
 8.  CLOSED       <-- ACK N+1                <-- TIME_WAIT    40.001678  +9 µs

     J = 1925249825  client’s initial sequence number
     K = 821610649  server’s initial sequence number
     M = 821610676  = K+27, the server’s FIN
     N = 1925249826  = J+1, the client’s FIN`.slice(1),
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
  expect([...textLadder(part)].some((line) => line.startsWith(" 6.  CLOSE_WAIT"))).toBe(true);
  expect([...markdownTable(part)].some((line) => line.startsWith("| 6 |"))).toBe(true);
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
    expect(lines).toContain("C -> S : FIN N, ACK M+1");
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
