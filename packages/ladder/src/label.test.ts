import { article, captured, SCENARIO_NAMES, scenario } from "@tcp-ladder/testkit";
import { describe, expect, it } from "vitest";
import { labelParts, labelText, partsText } from "./label.ts";
import { legend } from "./legend.ts";
import { numberForms } from "./numbers.ts";
import type { NumberMode } from "./position.ts";

function labels(name: Parameters<typeof scenario>[0], mode: NumberMode = "symbolic"): string[] {
  const { columns, connection } = scenario(name);
  return Array.from({ length: columns.length }, (_, i) => labelText(columns, i, connection, mode));
}

describe("the article's eight segments", () => {
  it("are labelled as the book labels them", () => {
    expect(labels("article")).toEqual([
      "SYN J",
      "SYN K, ACK J+1",
      "ACK K+1",
      "DATA K+1:K+27 (26)",
      "ACK K+27",
      "FIN M",
      "FIN N, ACK M+1",
      "ACK N+1",
    ]);
  });

  it("are labelled by relative numbers", () => {
    expect(labels("article", "relative")).toEqual([
      "SYN 0",
      "SYN 0, ACK 1",
      "ACK 1",
      "DATA 1:27 (26)",
      "ACK 27",
      "FIN 27",
      "FIN 1, ACK 28",
      "ACK 2",
    ]);
  });

  it("are labelled by absolute numbers", () => {
    expect(labels("article", "absolute")).toEqual([
      "SYN 1925249825",
      "SYN 821610649, ACK 1925249826",
      "ACK 821610650",
      "DATA 821610650:821610676 (26)",
      "ACK 821610676",
      "FIN 821610676",
      "FIN 1925249826, ACK 821610677",
      "ACK 1925249827",
    ]);
  });

  it("mark J, K, M, N as symbols and nothing else", () => {
    const { columns, connection } = article();
    expect(labelParts(columns, 1, connection)).toEqual([
      { text: "SYN ", role: "text" },
      { text: "K", role: "symbol" },
      { text: ", ACK ", role: "text" },
      { text: "J", role: "symbol" },
      { text: "+1", role: "text" },
    ]);
  });

  it("have a legend that resolves the symbols", () => {
    expect(legend(article().connection).map((e) => [e.symbol, e.value, partsText(e.meaning)])).toEqual([
      ["J", 1925249825, "client’s initial sequence number"],
      ["K", 821610649, "server’s initial sequence number"],
      ["M", 821610676, "= K+27, the server’s FIN"],
      ["N", 1925249826, "= J+1, the client’s FIN"],
    ]);
  });

  it("spell an acknowledged FIN on both symbols", () => {
    const forms = numberForms(article().connection, "client", "ack", 821_610_677);
    expect([forms.symbolic, forms.relative, forms.absolute].map(partsText)).toEqual(["M+1 = K+28", "28", "821610677"]);
  });
});

describe("odd conversations, as the flow sees them", () => {
  const OPENING = "> S\n< SA +1ms\n> A +1ms\n";
  it.each([
    ["a FIN that comes again keeps its letter", `${OPENING}> FA\n> FA +1s seq=1`, 4, "FIN M"],
    ["a FIN behind data stands after it", `${OPENING}> FPA D10`, 3, "DATA J+1:J+11 (10), FIN M"],
    ["a FIN and the other's ACK", `${OPENING}> FA\n< FA`, 4, "FIN N, ACK M+1"],
    ["numbers behind the FIN count from it", `${OPENING}> FA\n< A\n> A D9\n< A`, 6, "ACK M+10"],
    ["a SYN with a FIN", "> SF", 0, "SYN J, FIN M"],
    ["a RST alone has no number", `${OPENING}< R seq=1`, 3, "RST"],
    ["a RST that acknowledges something new", "> S\n< RA seq=-5000", 1, "RST, ACK J+1"],
    ["a RST with data", `${OPENING}< RA D20`, 3, "DATA K+1:K+21 (20), RST"],
    ["a keep-alive names what it repeats", `${OPENING}> A D1 +60s seq=0`, 3, "DATA J:J+1 (1)"],
    ["an ACK of before the SYN", "> S\n< A seq=9000 ack=-700", 1, "ACK J-700"],
    ["a capture that begins late counts from the first seen", "> FA\n< FA\n> A", 2, "ACK N+1"],
  ] as const)("%s", (_, text, i, label) => {
    const { columns, connection } = captured(text);
    expect(labelText(columns, i, connection)).toBe(label);
  });
});

describe("other conversations", () => {
  it.each([
    ["simultaneous-open", ["SYN J", "SYN K", "SYN J, ACK K+1", "SYN K, ACK J+1"]],
    ["simultaneous-close", ["SYN J", "SYN K, ACK J+1", "ACK K+1", "FIN M", "FIN N", "ACK N+1", "ACK M+1"]],
    ["refused", ["SYN J", "RST, ACK J+1"]],
    ["reset", ["SYN J", "SYN K, ACK J+1", "ACK K+1", "DATA J+1:J+41 (40)", "ACK J+41", "RST"]],
    [
      "mid-capture",
      ["DATA 1:27 (26), ACK 1", "ACK 27", "DATA 27:127 (100)", "ACK 127", "FIN M", "FIN N, ACK M+1", "ACK N+1"],
    ],
    ["fast-open", ["SYN J, DATA J+1:J+101 (100)", "SYN K, ACK J+101", "DATA K+1:K+301 (300)", "ACK K+301"]],
    ["syn-repeated", ["SYN J", "SYN J", "SYN K, ACK J+1", "ACK K+1"]],
  ] as const)("%s", (name, expected) => {
    expect(labels(name)).toEqual(expected);
  });

  it("keep the label of a repeated segment", () => {
    const all = labels("retransmission");
    expect(all[8]).toBe(all[4]);
  });

  it("count modulo 2^32", () => {
    const { columns, connection } = scenario("mid-capture");
    expect(labelText(columns, 1, connection, "absolute")).toBe("ACK 21");
    expect(connection.ends.client.base).toBe(4_294_967_290);
  });

  it("never write a name as text or text as a name", () => {
    for (const name of SCENARIO_NAMES) {
      const { columns, connection } = scenario(name);
      for (let i = 0; i < columns.length; i += 1) {
        for (const part of labelParts(columns, i, connection)) {
          expect(/^[JKMN]$/.test(part.text)).toBe(part.role === "symbol");
        }
      }
    }
  });
});
