import { type Flow, noteEvidence, RowMark } from "@tcp-ladder/flow";
import { captured, capturedFlow, conversationIn } from "@tcp-ladder/testkit";
import { describe, expect, it } from "vitest";
import { closingShape } from "../closing.ts";
import { sideRole } from "../heads.ts";
import { partsText } from "../label.ts";
import { openingShape } from "../opening.ts";
import { explainClose } from "./close.ts";
import { evidenceText } from "./evidence.ts";
import { explainSegment } from "./segment.ts";
import { bookSpreads } from "./spread.ts";

/** What is said of row `i` of a conversation that went through the flow, first of what it does, then of what is odd. */
function said(text: string, i: number): { readonly kind: string; readonly sentences: readonly string[] } {
  const { columns, connection, statesBefore } = captured(text);
  const { kind, sentences } = explainSegment(columns, i, connection, "en", statesBefore);
  return { kind, sentences: sentences.map(partsText) };
}

/** What the notes of a row are based on. */
function told(flow: Flow, row: number): string[] {
  const { connection } = conversationIn(flow);
  const from = ((flow.rows(row, 1).marks[0] ?? 0) & RowMark.FROM_SERVER) === 0 ? "client" : "server";
  return noteEvidence(flow, row).map((one) => partsText(evidenceText(one, connection, from, "en", "absolute")));
}

const OPENING = "> S mss=1460 scale=7\n< SA +1ms mss=1460 scale=7\n> A +1ms\n";

describe("a cause is named only where the capture shows it", () => {
  it("does not say of bytes that were never seen before that they had been sent", () => {
    const { sentences } = said(`${OPENING}> A D100 +1ms seq=201\n> A D200 +300ms seq=1`, 4);
    expect(sentences[1]).toContain("no earlier sending of them was captured");
  });

  it("speaks of ACKs, not of lost segments, where a repeat comes fast (RFC 5681, 3.2)", () => {
    const text = `${OPENING}< A D1000 +1ms\n< A D1000 +1ms\n< A D1000 +1ms\n< A D1000 +1ms
      > A +1ms ack=1001\n> A +1ms ack=1001\n> A +1ms ack=1001\n< A D1000 +1ms seq=1001`;
    const { sentences } = said(text, 10);
    expect(sentences[1]).toContain("ACKs ask for just this");
  });

  it("names the frame of the sending, not of its acknowledgement", () => {
    const { sentences } = said(`${OPENING}> A D100 +1ms\n< A +1ms\n> A D100 +300ms seq=1`, 5);
    expect(sentences[1]).toContain(
      "had sent this before in frame 4, 301 ms earlier, and the server has acknowledged it",
    );
  });

  it("says why data of a SYN comes again: the answer left it out (RFC 7413, 4.2.1)", () => {
    const { sentences } = said("> S D100\n< SA +1ms ack=1\n> A D100 +1ms seq=1", 2);
    expect(sentences.at(-1)).toContain("with its SYN in frame 1");
  });

  it("does not call overtaken what was captured before, though Wireshark does by its time", () => {
    const text = `> S\n< SA +20ms\n> A +20ms\n> PA +1ms D100\n> PA D100\n> PA D100\n< A +20ms ack=1\n> PA +1us D100\n> PA +1ms D100 seq=1`;
    expect(said(text, 8).sentences[1]).toContain("had sent this before in frame 4, 21 ms earlier: it is a repeat");
    expect(told(capturedFlow(text), 8)[0]).toMatch(/counts as overtaken, though frame 4 had brought it already, 21 ms/);
    const overtaken = `> S\n< SA +20ms\n> A +20ms\n> PA +1ms D100 seq=101\n> PA +1ms D100 seq=1`;
    expect(said(overtaken, 4).sentences[1]).toContain("probably overtaken on its way");
    expect(told(capturedFlow(overtaken), 4)[0]).toContain("probably overtaken rather than sent again");
  });

  it("takes a repeated SYN+ACK for an answer only where the SYN came since the last one", () => {
    const text = "> S\n< SA +1ms\n> S +1s seq=0\n< SA +1ms seq=0\n> A +1ms\n< SA +3s seq=0";
    expect(said(text, 3).sentences[1]).toContain("SYN has come again");
    expect(said(text, 5).sentences[1]).toContain("full backlog");
  });

  it("names what asked for a repeat, though no capture shows whether that or a timer made its sender send it", () => {
    const asked = `> S\n< SA +20ms\n> A +20ms\n> PA D100\n> PA D100\n> PA D100\n< A +20ms ack=1\n< A ack=1\n> PA +90ms D100 seq=1`;
    expect(said(asked, 8).sentences[1]).toBe(
      "The client had sent this before in frame 4, 110 ms earlier, and the server has asked for it since by duplicate ACKs. Those, or a timer that ran out, made the client send it again.",
    );
    expect(said(asked.replace("< A +20ms ack=1\n< A ack=1\n", ""), 6).sentences[1]).toContain(
      "because no acknowledgement came in time",
    );
  });

  it("does not take what asked for the beginning of a segment for what asked for its end", () => {
    const asked = `> S\n< SA +20ms\n> A +20ms\n> PA D200\n> PA D100\n> PA D100\n< A +20ms ack=1\n< A ack=1\n> PA +90ms D100 seq=101`;
    expect(said(asked, 8).sentences[1]).toContain("probably because no acknowledgement came in time");
  });

  it("does not say of a repeat that it was sent after its ACK, which may have crossed it (RFC 9293, 3.8.1)", () => {
    const flow = capturedFlow(`${OPENING}> A D100 +1ms\n< A +250ms\n> A D100 +1ms seq=1`);
    expect(told(flow, 5)).toContain(
      "All its bytes, 1001:1101, sent in frame 4, were acknowledged already when it was captured.",
    );
  });

  it("excludes a retransmission timeout, and no other timer, where a repeat comes at once (RFC 8985, 7.2)", () => {
    const { sentences } = said(`${OPENING}> A D100 +1ms\n> A D100 +1ms seq=1`, 4);
    expect(sentences[1]).toContain(
      "too soon for a retransmission timeout: perhaps the capture holds one segment twice",
    );
  });

  it("does not take a SYN+ACK for unanswered that was: the backlog may be full (listen(2))", () => {
    expect(said(`${OPENING}< SA +1s seq=0`, 3).sentences[1]).toContain("full backlog");
    expect(said("> S\n< SA +1ms\n> S +1s seq=0\n< SA +1ms seq=0", 3).sentences[1]).toContain("SYN has come again");
  });

  it("takes a keep-alive's number for a question only where nothing else explains it (RFC 9293, 3.8.4, 3.8.6.1)", () => {
    expect(said(`${OPENING}> A +60s seq=0`, 3).kind).toBe("keep-alive");
    expect(said(`${OPENING}< A +1ms win=0\n> A +1s seq=0`, 4).kind).toBe("window-asked");
    expect(said(`${OPENING}> A D1 +1ms\n> A D1 +1s seq=1`, 4).kind).toBe("keep-alive-unacknowledged");
  });

  it("does not call a delayed ACK what came after half a second (RFC 1122, 4.2.3.2)", () => {
    const late = captured(`${OPENING}> FA +1ms\n< FA +800ms\n> A +1ms`);
    const soon = captured(`${OPENING}> FA +1ms\n< FA +30ms\n> A +1ms`);
    const second = (made: typeof late) => partsText(explainClose(made.connection, made.columns)?.sentences[1] ?? []);
    expect(second(late)).toContain("due within half a second");
    expect(second(soon)).toContain("hold an ACK back");
  });

  it("gives evidence without more than its numbers prove", () => {
    const evidence = (text: string, row: number) => {
      const flow = capturedFlow(text);
      return told(flow, row);
    };
    // A receiver repeats an ACK for a segment sent again too: nothing need be missing.
    expect(evidence(`${OPENING}> A D9 +1ms\n< A +1ms\n> A D9 +1s seq=1\n< A +1ms`, 6)).toEqual([
      "ACK 1010 was first sent in frame 5, 1 s before. It comes again with no data, and with the window of this side’s segment before: the 1st duplicate ACK.",
    ]);
    // The window was closed by an earlier frame than the last that said 0.
    expect(evidence(`${OPENING}< A +1ms win=0\n> A D1 +1s`, 4)).toEqual([
      "One byte, seq 1001, asks whether the window, 0 in frame 4, has opened.",
    ]);
    // A SYN+ACK and the ACK after it differ in seq.
    expect(evidence(`${OPENING}< A +1ms win=500`, 3)).toEqual([
      "No data, and the ACK of frame 2 again; its window field was 229 (never scaled in a SYN) and is now 500.",
    ]);
  });
});

describe("a connection between ports that are in use already (RFC 9293, 3.5.1, figure 9)", () => {
  const text =
    "> S\n< A +1ms seq=9000 ack=-700\n> R +1ms seq=-700\n> S +1s seq=0\n< SA +1ms seq=20000\n> A +1ms ack=20001";
  const flow = capturedFlow(text);

  it("misses nothing before a SYN that begins anew, and nothing that the ACK of it covers", () => {
    for (const row of [4, 5]) {
      expect([...told(flow, row), ...said(text, row).sentences].join(" ")).not.toContain("not in the capture");
    }
  });

  it("asks again once the other side's connection is reset", () => {
    expect(said(text, 3).sentences[1]).toContain("reset since what the server still had");
  });

  it("knows data of the old connection, which the new SYN meets", () => {
    const { kind, sentences } = said("> S\n< PA D4 +1ms seq=9000 ack=-700\n> R +1ms seq=-700", 1);
    expect(kind).toBe("data");
    expect(sentences[1]).toMatch(
      /acknowledges .*not beyond the client’s SYN: it probably belongs to an earlier connection/,
    );
  });

  it("knows an old connection that goes on behind a SYN that was late or a stranger’s (RFC 5961, 4)", () => {
    const goesOn = "> S\n< A +1ms seq=9000 ack=-700\n> PA D3 +1s seq=-700 ack=9000\n< A +1ms seq=9000 ack=-697";
    expect(said(goesOn, 1).kind).toBe("ack-foreign");
    expect(said(goesOn, 2).sentences.join(" ")).toContain("lie below the client’s SYN");
    expect(said(goesOn, 3).kind).toBe("ack-foreign-known");
  });

  it("says of a SYN that comes late no cause for sending it", () => {
    expect(said(`${OPENING}> S +1ms seq=0`, 3).sentences).toHaveLength(1);
  });
});

describe("segments that do not do what their flags say", () => {
  it.each([
    ["a FIN without ACK is dropped (RFC 9293, 3.10.7.4, fifth)", `${OPENING}> F +1ms`, 3, "fin-no-ack"],
    ["data without ACK is dropped", `${OPENING}> P D10 +1ms`, 3, "data-no-ack"],
    [
      "data behind the FIN is ignored (3.10.7.4, seventh)",
      `${OPENING}> FA +1ms\n< A +1ms\n> PA D10 +1ms`,
      5,
      "data-after-fin",
    ],
    ["a SYN+ACK of something else (3.10.7.3, first)", "> S\n< SA +1ms ack=900", 1, "syn-ack-unfit"],
    ["an ACK of another connection (3.5.1, figure 9)", "> S\n< A +1ms seq=9000 ack=-700", 1, "ack-foreign"],
    ["a SYN that comes late (3.10.7.4, fourth)", `${OPENING}> S +1ms seq=0`, 3, "syn-late"],
    ["data that was on its way is no half-close (3.6)", `${OPENING}> FA +1ms\n< PA D10 +1ms ack=1`, 4, "data"],
    ["data that acknowledges the FIN is", `${OPENING}> FA +1ms\n< PA D10 +1ms`, 4, "data-half-closed"],
  ] as const)("%s", (_, text, i, kind) => {
    expect(said(text, i).kind).toBe(kind);
  });
});

describe("how it opened", () => {
  it.each([
    ["the third segment may carry data (RFC 9293, 3.5)", "> S\n< SA +1ms\n> PA D10 +1ms", "three-way"],
    ["it may be a reset connection all the same", `${OPENING}< RA D20 +1ms`, "three-way"],
    ["a RST after the SYN+ACK is no refusal", "> S\n< SA +1ms\n> R +1ms seq=1", "broken-off"],
    ["a RST that SYN_SENT does not accept refuses nothing (3.10.7.3, second)", "> S\n< R +1ms seq=0", "unfinished"],
    [
      "refused at first, taken later",
      "> S\n< RA +1ms seq=-5000\n> S +1s seq=0\n< SA +1ms seq=0\n> A +1ms",
      "three-way",
    ],
    ["the SYN was not captured", "< SA ack=1\n> A +1ms", "partly-captured"],
    ["the SYN+ACK was not captured", "> S\n> A +1ms seq=1 ack=1", "partly-captured"],
  ] as const)("%s", (_, text, kind) => {
    const { columns, statesBefore } = captured(text);
    expect(openingShape(columns, statesBefore).kind).toBe(kind);
  });

  it("has no close to compare where it never came about", () => {
    for (const text of ["> S\n> S +1s seq=0", "> S\n< SA +1ms\n> R +1ms seq=1"]) {
      const { columns, connection, statesBefore } = captured(text);
      expect(bookSpreads(columns, connection, true, "en", statesBefore)).toHaveLength(1);
      expect(closingShape(columns, connection)).toBeUndefined();
    }
  });
});

describe("how it closed", () => {
  it("is not half-closed by data that was on its way", () => {
    const made = captured(`${OPENING}> FA +1ms\n< PA D10 +1ms ack=1\n< A +1ms\n< FA +1ms\n> A +1ms`);
    expect(closingShape(made.columns, made.connection)?.kind).toBe("four");
  });

  it("does not know who closed first where it begins with a FIN", () => {
    const { connection } = captured("> FA\n< A +1ms");
    expect(sideRole(connection, "client")).toBe("");
  });

  it("does not know who closed first where a direction was not captured", () => {
    const made = captured("< SA ack=1\n< A +1ms seq=1 ack=500\n< FA +1ms seq=1 ack=501");
    const close = explainClose(made.connection, made.columns);
    expect(close?.title).toBe("One FIN in the capture");
    const words = (close?.sentences ?? []).map(partsText);
    expect(words).toHaveLength(1);
    expect(words[0]).toContain("or its FIN was not captured");
    expect(sideRole(made.connection, "server")).toBe("passive open");
    const remarks = bookSpreads(made.columns, made.connection, true).flatMap((spread) => spread.remarks);
    expect(remarks.map(partsText).join(" ")).not.toContain("here the server does");
  });

  it("counts a FIN behind the SYN in one segment (RFC 9293, 3.4)", () => {
    const { connection } = captured("> SF\n< SA +1ms ack=1");
    expect(connection.ends.client.fin).toBe(1001);
  });
});

describe("a FIN in one segment with the SYN", () => {
  it("says that a listening Linux ignores it, and what it is probably for", () => {
    const { kind, sentences } = said("> SF", 0);
    expect(kind).toBe("syn");
    expect(sentences[1]).toMatch(/probably a probe.*Linux ignores the whole segment/);
    expect(said("> SF D5", 0).sentences).toHaveLength(2);
  });

  it("is acknowledged by a refusal, and was captured", () => {
    const text = "> SF\n< RA +1ms seq=-5000 ack=2";
    expect(capturedFlow(text).rows(1, 1).notes[0]).not.toBe(0);
    const { kind, sentences } = said(text, 1);
    expect(kind).toBe("rst-refused");
    expect(sentences.join(" ")).not.toContain("not in the capture");
  });

  it("closes nothing where the other side takes the SYN alone, as Linux does", () => {
    const text = "> S\n< SFA +1ms\n> A +1ms ack=1\n> FA +1ms ack=1";
    expect(said(text, 1).sentences[1]).toContain("ignores the FIN");
    expect(said(text, 2).kind).toBe("handshake-ack");
    expect(said(text, 3).kind).toBe("fin-first");
    const { columns, connection } = captured(text);
    expect(closingShape(columns, connection)?.by).toBe("client");
  });
});

describe("every sentence of an odd conversation", () => {
  it("is said in both languages, without a gap in a template", () => {
    const flow = capturedFlow(
      `${OPENING}> A D1 +1ms\n> A D1 +1s seq=1\n> F +1ms seq=2\n< SA +1ms seq=0 ack=900\n< A ack=-9\n> P D3`,
    );
    const withFin = conversationIn(capturedFlow("> SF D5\n< SFA +1ms ack=1\n> FA +1ms ack=1"));
    for (let i = 0; i < withFin.columns.length; i += 1) {
      const inChinese = explainSegment(withFin.columns, i, withFin.connection, "zh", withFin.statesBefore).sentences;
      for (const sentence of inChinese) expect(partsText(sentence)).toMatch(/\p{Script=Han}.*。$/u);
    }
    const { columns, connection, statesBefore } = conversationIn(flow);
    for (let i = 0; i < columns.length; i += 1) {
      const english = explainSegment(columns, i, connection, "en", statesBefore);
      const chinese = explainSegment(columns, i, connection, "zh", statesBefore);
      expect(chinese.sentences).toHaveLength(english.sentences.length);
      for (const sentence of chinese.sentences) expect(partsText(sentence)).toMatch(/\p{Script=Han}.*。$/u);
    }
  });
});
