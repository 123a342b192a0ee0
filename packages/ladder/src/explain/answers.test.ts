import { captured } from "@tcp-ladder/testkit";
import { describe, expect, it } from "vitest";
import { partsText } from "../label.ts";
import { explainSegment } from "./segment.ts";

function said(text: string, i: number): { readonly kind: string; readonly sentences: readonly string[] } {
  const { columns, connection, statesBefore } = captured(text);
  const { kind, sentences } = explainSegment(columns, i, connection, "en", statesBefore);
  return { kind, sentences: sentences.map(partsText) };
}

const OPENING = "> S mss=1460 scale=7\n< SA +1ms mss=1460 scale=7\n> A +1ms\n";

describe("what an ACK stands for", () => {
  it.each([
    ["data may complete the handshake (RFC 9293, 3.5)", "> S\n< SA +1ms\n> PA D10 +1ms", 2, "completes the handshake"],
    [
      "an answer to a keep-alive whose window field is the first that is scaled",
      `${OPENING}> A +60s seq=0\n< A +1ms win=500`,
      4,
      "answers the keep-alive",
    ],
    [
      "the SYN of a simultaneous open that comes again is no answer",
      "> S\n< S +1us\n> SA +1ms seq=0\n< SA +1us seq=0\n< SA +1s seq=0",
      4,
      "once more, now with an acknowledgement",
    ],
    [
      "an ACK with an MPTCP option may be news of the whole (RFC 8684)",
      `${OPENING}< PA +1ms D9\n> A +1ms opt=1e0820020000000a\n> A +1ms opt=1e0820020000000a`,
      5,
      "MPTCP",
    ],
  ] as const)("%s", (_, text, i, words) => {
    expect(said(text, i).sentences.join(" ")).toContain(words);
  });

  it("says of an old answer no more than that it is one (RFC 9293, 3.5.1, figure 8)", () => {
    const { kind, sentences } = said("> S\n< SA +1ms ack=900", 1);
    expect(kind).toBe("syn-ack-unfit");
    expect(sentences).toHaveLength(1);
  });

  it("names the states that are passed through (RFC 9293, figure 5)", () => {
    const changes = (text: string, i: number) => {
      const { columns, connection, statesBefore } = captured(text);
      return explainSegment(columns, i, connection, "en", statesBefore).stateChanges.map(({ sentence }) =>
        partsText(sentence),
      );
    };
    expect(changes(`${OPENING}> FA +1ms\n< FA +20us ack=1`, 4)[1]).toContain("ESTABLISHED → FIN_WAIT_1 → CLOSING.");
    // The SYN+ACK was not captured.
    expect(changes("> S\n> FA +1ms seq=1 ack=1", 1)[0]).toContain("SYN_SENT → ESTABLISHED → FIN_WAIT_1.");
  });
});

describe("what a RST answers", () => {
  it.each([
    [
      "a host without the connection takes its number from the ACK (RFC 9293, 3.10.7.1; 3.5.1, figure 10)",
      `${OPENING}> PA D10 +60s\n< R +1ms seq=1`,
      4,
      "rst-half-open",
    ],
    ["a program that resets sends its own next number, with ACK", `${OPENING}> PA D10 +60s\n< RA +1ms seq=1`, 4, "rst"],
    ["a second RST tells of no half-open connection", `${OPENING}< RA +1ms\n> PA D10 +1ms\n< R +1ms seq=1`, 5, "rst"],
    [
      "data to a side that has closed (RFC 1122, 4.2.2.13)",
      `${OPENING}< FA +1ms\n> A +1ms\n> PA D10 +1s\n< R +1ms seq=2`,
      6,
      "rst-unread",
    ],
    ["the answer to a SYN+ACK that nobody waits for", "> S\n< SA +1ms\n> R +1ms seq=1", 2, "rst-unwanted"],
    [
      "who waits for a SYN turns an old connection's ACK away (RFC 9293, 3.5.1, figure 9)",
      "> S\n< A +1ms seq=9000 ack=-700\n> R +1ms seq=-700",
      2,
      "rst-turns-away",
    ],
    ["an old SYN+ACK too (figure 8)", "> S\n< SA +1ms ack=900\n> R +1ms seq=900", 2, "rst-turns-away"],
  ] as const)("%s", (_, text, i, kind) => {
    expect(said(text, i).kind).toBe(kind);
  });

  it.each([
    ["an ACK beyond the SYN answers another connection", "> S\n< A +1ms seq=9000 ack=700", 1, "ack-foreign-beyond"],
    ["an ACK of a SYN's data does not", "> S D699\n< A +1ms seq=9000 ack=700", 1, "ack"],
    [
      "a SYN to an open connection is challenged (RFC 5961, 4.2)",
      `${OPENING}> S +1s seq=0\n< A +1ms`,
      4,
      "challenge-ack",
    ],
    [
      "a RST beyond the next number too (RFC 5961, 3.2)",
      `${OPENING}< R +1ms seq=500\n> A +1ms ack=1`,
      4,
      "challenge-ack",
    ],
    ["an ACK that follows nothing of the kind does not", `${OPENING}< PA +1ms D1\n> A +1ms ack=1`, 4, "duplicate-ack"],
  ] as const)("%s", (_, text, i, kind) => {
    expect(said(text, i).kind).toBe(kind);
  });
});
