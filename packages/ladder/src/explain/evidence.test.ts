import type { Evidence } from "@tcp-ladder/flow";
import { article } from "@tcp-ladder/testkit";
import { describe, expect, it } from "vitest";
import { partsText } from "../label.ts";
import type { NumberMode } from "../position.ts";
import { evidenceText } from "./evidence.ts";

const { connection } = article();

const SENT = { seq: 821610650, syn: false, frame: 12, ns: 203_100_000 };
const ASKED = { duplicates: 2, askedFrame: 17, askedNs: 1_250_000_000 };

describe("evidenceText", () => {
  it.each<[Evidence, string, string]>([
    [
      { kind: "repeat-unasked", values: SENT },
      "seq 821610650 was already sent in frame 12, 203 ms before; no duplicate ACK asked for it in between, so a timer probably ran out.",
      "序列号 821610650 已在第 12 帧发送过（203 ms 之前）；其间没有重复 ACK 请求它，所以很可能是定时器超时。",
    ],
    [
      { kind: "repeat-asked", values: { ...SENT, syn: true, ...ASKED, duplicates: 1 } },
      "SYN 821610650 was already sent in frame 12, 203 ms before; one duplicate ACK had asked for it, the last in frame 17, 1.25 s before.",
      "SYN 的序列号 821610650 已在第 12 帧发送过（203 ms 之前）；其间有 1 个重复 ACK 请求它，最后一个在第 17 帧（1.25 s 之前）。",
    ],
    [
      { kind: "repeat-unasked", values: { ...SENT, sacked: true } },
      "seq 821610650 was already sent in frame 12, 203 ms before; no duplicate ACK asked for it in between.",
      "序列号 821610650 已在第 12 帧发送过（203 ms 之前）；其间没有重复 ACK 请求它。",
    ],
    [
      { kind: "fast", values: { seq: 601, ...ASKED, askedNs: 19e6 } },
      "2 duplicate ACKs asked for seq 601, the last in frame 17, only 19 ms before.",
      "有 2 个重复 ACK 请求序列号 601，最后一个在第 17 帧，距此仅 19 ms。",
    ],
    [
      { kind: "fast", values: { seq: 601, ...ASKED } },
      "2 duplicate ACKs asked for seq 601, the last in frame 17, 1.25 s before; the other side’s newest ACK, less than 20 ms before, asks for it still.",
      "有 2 个重复 ACK 请求序列号 601，最后一个在第 17 帧，距此 1.25 s；对方最新的 ACK（不到 20 ms 之前）仍在请求它。",
    ],
    [
      { kind: "needless", values: { seq: 601, end: 701, frame: 5 } },
      "All its bytes, 601:701, sent in frame 5, were acknowledged already when it was captured.",
      "它的全部字节（601:701，曾在第 5 帧发送）在捕获到它之前就已得到确认。",
    ],
    [
      { kind: "needless", values: { seq: 601, end: 801, frame: 5, more: true } },
      "All its bytes, 601:801, sent from frame 5 on, were acknowledged already when it was captured.",
      "它的全部字节（601:801，曾从第 5 帧起发送）在捕获到它之前就已得到确认。",
    ],
    [
      { kind: "order", values: { seq: 601, frame: 5, end: 801, ns: 1.8e6, roundTripNs: undefined } },
      "seq 601 belongs before frame 5 (up to 801), captured only 1.8 ms earlier, less than 3 ms: it was probably overtaken rather than sent again.",
      "按序列号 601，它应排在第 5 帧（到 801 为止）之前；那一帧只早 1.8 ms 被捕获，短于 3 ms：它很可能是在途中被超越，而不是重传。",
    ],
    [
      { kind: "order", values: { seq: 601, frame: 5, end: 801, ns: 0, roundTripNs: 2e6 } },
      "seq 601 belongs before frame 5 (up to 801), captured no earlier by the capture’s clock: it was probably overtaken rather than sent again.",
      "按序列号 601，它应排在第 5 帧（到 801 为止）之前；那一帧按捕获的时钟并不更早：它很可能是在途中被超越，而不是重传。",
    ],
    [
      { kind: "gap", values: { seq: 701, frame: 4, end: 700, missing: 1 } },
      "It starts at seq 701, but frame 4 ended at 700: the byte between is not in the capture.",
      "它从序列号 701 开始，而第 4 帧到 700 为止：其间的 1 字节不在捕获中。",
    ],
    [
      { kind: "duplicate", values: { ack: 601, frame: 5, ns: 35_000, times: 22 } },
      "ACK 601 was first sent in frame 5, 35 µs before. It comes again with no data, and with the window of this side’s segment before: the 22nd duplicate ACK.",
      "ACK 601 最先出现在第 5 帧（35 µs 之前）；它再次出现，没有数据，窗口与这一方的上一个报文段相同：第 22 个重复 ACK。",
    ],
    [
      { kind: "keep-alive-answer", values: { ack: 9, frame: 6, ns: -500 } },
      "ACK 9 answers the keep-alive in frame 6, 500 ns later by the capture’s clock.",
      "ACK 9 应答第 6 帧的保活探测（按捕获的时钟反而晚 500 ns）。",
    ],
    [
      { kind: "keep-alive-answer", values: { ack: 9, frame: 6, ns: 0 } },
      "ACK 9 answers the keep-alive in frame 6, at the same time by the capture’s clock.",
      "ACK 9 应答第 6 帧的保活探测（按捕获的时钟在同一时刻）。",
    ],
    [
      { kind: "keep-alive-answer", values: { ack: 9, frame: 6, ns: 7_205e9 } },
      "ACK 9 answers the keep-alive in frame 6, 2 h 0 min before.",
      "ACK 9 应答第 6 帧的保活探测（2 h 0 min 之前）。",
    ],
    [
      { kind: "keep-alive-answer", values: { ack: 9, frame: 6, ns: -1_381_533_735e9 } },
      "ACK 9 answers the keep-alive in frame 6, 15989 d 23 h later by the capture’s clock.",
      "ACK 9 应答第 6 帧的保活探测（按捕获的时钟反而晚 15989 d 23 h）。",
    ],
  ])("%o", (evidence, en, zh) => {
    const told = (["en", "zh"] as const).map((locale) =>
      partsText(evidenceText(evidence, connection, "server", locale, "absolute")),
    );
    expect(told).toEqual([en, zh]);
  });

  const told = (evidence: Evidence, numbers: NumberMode, locale: "en" | "zh" = "en"): string =>
    partsText(evidenceText(evidence, connection, "server", locale, numbers));

  it("writes sequence numbers as the page does", () => {
    const evidence: Evidence = { kind: "repeat-unasked", values: SENT };
    expect(told(evidence, "symbolic")).toMatch(/^seq K\+1 was already sent in frame 12/);
    expect(told(evidence, "relative")).toMatch(/^seq 1 was already sent in frame 12/);
    expect(told(evidence, "symbolic", "zh")).toMatch(/^序列号 K\+1 已在第 12 帧发送过/);
    expect(evidenceText(evidence, connection, "server")).toContainEqual({ text: "K", role: "symbol" });
  });

  it("counts an ACK number on the side that it acknowledges, and a filled window on its sender's", () => {
    const duplicate: Evidence = { kind: "duplicate", values: { ack: 1925249826, frame: 5, ns: 1, times: 1 } };
    expect(told(duplicate, "symbolic")).toMatch(/^ACK J\+1 was first sent in frame 5/);
    const filled: Evidence = {
      kind: "window-filled",
      values: { end: 821610676, frame: 3, ack: 821610650, window: 26 },
    };
    expect(told(filled, "symbolic")).toBe(
      "It ends at K+27, exactly where the window ends that frame 3 offered (ACK K+1, window 26 before scaling).",
    );
    expect(told(filled, "relative")).toMatch(/ends at 27, .*ACK 1, window 26/);
  });

  it("does not count a SYN's number from itself or from an earlier connection's", () => {
    const again: Evidence = { kind: "repeat-unseen", values: { seq: 821610649, syn: true } };
    expect(told(again, "relative")).toBe("SYN K lies below what this side had already sent.");
    const reused: Evidence = { kind: "ports-reused-answer", values: { seq: 7 } };
    expect(told(reused, "relative")).toBe("This SYN+ACK brings another number, 7, than this side had used before.");
  });
});
