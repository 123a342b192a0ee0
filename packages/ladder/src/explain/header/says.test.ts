import { agreedEcn } from "@tcp-ladder/flow";
import { capturedFlow, conversationIn, framesOf } from "@tcp-ladder/testkit";
import { describeFrame } from "@tcp-ladder/wire";
import { describe, expect, it } from "vitest";
import { partsText } from "../../label.ts";
import type { Locale } from "../../locale.ts";
import type { NumberMode } from "../../position.ts";
import { explainSegment } from "../segment.ts";
import { explainHeader } from "./says.ts";

const LINKTYPE_RAW = 101;

/** What the header of row `i` says, once the whole conversation was captured. */
function said(text: string, i: number, locale: Locale = "en", numbers: NumberMode = "symbolic") {
  const flow = capturedFlow(text);
  const { columns, connection, statesBefore } = conversationIn(flow);
  const { kind } = explainSegment(columns, i, connection, locale, statesBefore, numbers);
  const bytes = framesOf(text)[i] ?? new Uint8Array();
  const tcp = describeFrame(bytes, 0, bytes.length, bytes.length, LINKTYPE_RAW).findLast(({ name }) => name === "TCP");
  const header = { fields: tcp?.fields ?? [], ecn: agreedEcn(flow, 0) };
  const { sentences, options } = explainHeader(columns, i, connection, kind, header, locale, numbers);
  return { sentences: sentences.map(partsText), options: options.map(partsText) };
}

const SERVER_ISN = 5000;

/** A SACK option with these blocks, which count from the server's SYN. */
function sack(...edges: readonly number[]): string {
  const hex = edges.map((edge) => (SERVER_ISN + edge).toString(16).padStart(8, "0")).join("");
  return `opt=010105${(2 + edges.length * 4).toString(16).padStart(2, "0")}${hex}`;
}

const OPENING = "> S mss=1460 scale=7 opt=01010402\n< SA +1ms mss=1400 scale=0 opt=01010402\n> A +1ms\n";
const SENT = "< A D100 +1ms\n< A D100 +1ms\n< A D100 +1ms\n< A D100 +1ms\n";
const TIMESTAMPS = "opt=0101080a0000000100000001";

describe("an ordinary segment", () => {
  it("says no more than what it does", () => {
    const text = `${OPENING}${SENT}> A +1ms ack=101 ${TIMESTAMPS}\n> FA +1ms\n< R +1ms`;
    for (let i = 2; i < 10; i += 1) expect(said(text, i)).toEqual({ sentences: [], options: [] });
  });
});

describe("SACK (RFC 2018)", () => {
  it("names what is there beyond the ACK and what is not", () => {
    const text = `${OPENING}${SENT}> A +1ms ack=101 ${sack(201, 301)}`;
    expect(said(text, 7).sentences).toEqual([
      "By its SACK, the client already has K+201:K+301, beyond K+101. It reports nothing of K+101:K+201: probably that had not arrived there by then, was not kept, or is no longer named.",
    ]);
    expect(said(text, 7, "en", "relative").sentences[0]).toContain(
      "has 201:301, beyond 101. It reports nothing of 101:201: probably",
    );
    expect(said(text, 7, "zh", "absolute").sentences).toEqual([
      "SACK 表明：5101 之后的 5201:5301 已经到达客户端；它没有报告 5101:5201：这部分当时很可能还没有到达，或者到达后没有保留，或者不再列出。",
    ]);
  });

  it("names more blocks by their numbers, the newest of which comes first", () => {
    const text = `${OPENING}${SENT}> A +1ms ack=1 ${sack(301, 401, 101, 201)}`;
    expect(said(text, 7).sentences[0]).toContain(
      "has K+101:K+201 and K+301:K+401, beyond K+1. It reports nothing of K+1:K+101 and K+201:K+301: probably that",
    );
  });

  it("does not count what is lacking where no further block would fit", () => {
    const text = `${OPENING}${SENT}> A +1ms ack=1 ${TIMESTAMPS}${sack(301, 311, 201, 211, 101, 111).slice(4)}`;
    expect(said(text, 7).sentences[0]).toContain(
      "K+101:K+111, K+201:K+211 and K+301:K+311, beyond K+1, but not what begins at K+1",
    );
    expect(said(text, 7, "zh").sentences[0]).toMatch(/客户端仍缺少从 K\+1 开始的内容。.*可能不止这些/);
  });

  it("says nothing of blocks in a SYN or a RST, or that lie about the ACK", () => {
    expect(said(`> S\n< SA +1ms\n> SA +1ms ${sack(201, 301)}`, 2).sentences).toEqual([]);
    expect(said(`${OPENING}> RA +1ms ${sack(201, 301)}`, 3).sentences).toEqual([]);
    expect(said(`${OPENING}${SENT}> A +1ms ack=201 ${sack(101, 301)}`, 7).sentences).toEqual([]);
  });
});

describe("D-SACK (RFC 2883)", () => {
  it("tells what came twice, and apart from it what is held beyond the ACK", () => {
    const text = `${OPENING}${SENT}> A +1ms ack=201 ${sack(101, 201, 301, 401)}`;
    expect(said(text, 7).sentences).toEqual([
      "The first SACK block is a D-SACK (RFC 2883): K+101:K+201 has reached the client more than once.",
      "By its SACK, the client already has K+301:K+401, beyond K+201. It reports nothing of K+201:K+301: probably that had not arrived there by then, was not kept, or is no longer named.",
    ]);
    expect(said(text, 7, "zh").sentences).toHaveLength(2);
  });

  it("knows one within the second block", () => {
    const text = `${OPENING}${SENT}> A +1ms ack=101 ${sack(301, 401, 201, 401)}`;
    expect(said(text, 7).sentences[0]).toContain("K+301:K+401 has reached the client more than once");
    expect(said(text, 7).sentences[1]).toContain("has K+201:K+401, beyond K+101");
  });
});

describe("ECN (RFC 3168, 6.1; RFC 9768)", () => {
  const AGREED = "> SEC\n< SAE +1ms\n> A +1ms\n";

  it.each([
    ["the offer", "> SEC", 0, "ECE and CWR in a SYN: the client offers to use ECN"],
    ["the agreement", AGREED, 1, "ECE without CWR in a SYN+ACK: the server agrees"],
    [
      "the echo of a mark",
      `${AGREED}> PA D9 +1ms\n< AE +1ms`,
      4,
      "something that the client sent has reached the server marked",
    ],
    [
      "the answer to it",
      `${AGREED}< AE +1ms\n> PAC D9 +1ms`,
      4,
      "the client says that it has reduced its congestion window",
    ],
    ["an offer of accurate ECN", "> SECe", 0, "AccECN, RFC 9768), or plain ECN where the server knows no more"],
    ["which is taken up", "> SECe\n< SAC +1ms", 1, "the server agrees to accurate ECN"],
    ["or as plain ECN", "> SECe\n< SAE +1ms", 1, "the server agrees to use ECN (RFC 3168)"],
  ] as const)("%s", (_, text, i, words) => {
    const { sentences } = said(text, i);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(words);
    expect(said(text, i, "zh").sentences).toHaveLength(1);
  });

  it.each([
    ["an answer to a SYN that did not ask", "> S\n< SAE +1ms", 1],
    ["an answer that does not agree", "> SEC\n< SAEC +1ms", 1],
    ["a mark where nothing was agreed", "> S\n< SA +1ms\n> A +1ms\n< AE +1ms", 3],
    ["a mark where the answer was not captured", "> SEC\n> AE +1ms seq=1 ack=1", 1],
    ["AccECN's count", "> SECe\n< SAC +1ms\n> AEe +1ms\n< AEC +1ms", 3],
  ] as const)("says nothing of %s", (_, text, i) => {
    expect(said(text, i).sentences).toEqual([]);
  });
});

describe("the urgent pointer (RFC 9293, 3.8.5)", () => {
  it("gives the number behind the urgent data, where URG says that it counts", () => {
    expect(said(`${OPENING}> PAU D9 +1ms urg=4`, 3).sentences[0]).toContain(
      "URG: the urgent pointer gives J+5, the number after",
    );
    expect(said(`${OPENING}> PAU D9 +1ms urg=4`, 3, "zh").sentences[0]).toContain("紧急指针指向 J+5");
    for (const other of ["PAU D9 urg=0", "PA D9 urg=4", "PU D9 urg=4"]) {
      expect(said(`${OPENING}> ${other}`, 3).sentences, other).toEqual([]);
    }
  });
});

describe("options of a SYN", () => {
  it("are told by their names", () => {
    expect(said(OPENING, 0).options).toEqual([
      "MSS 1460: the client wants at most 1,460 bytes in a segment, its data and TCP options together.",
      "Window scale 7: if the server sends this option too, the client’s windows after its SYN count in units of 2^7 = 128 bytes.",
      "SACK permitted: the client understands selective acknowledgements, so the server may report what has arrived beyond a gap.",
    ]);
    expect(said(OPENING, 1, "zh").options[1]).toContain("服务器在 SYN 之后通告的窗口以 2^0 = 1 字节为单位");
  });

  it("are left out where something is wrong with them", () => {
    expect(said("> S scale=15 opt=02030500", 0).options).toEqual([]);
  });
});
