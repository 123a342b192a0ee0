import { explainHeader, explainSegment, type Locale, partsText } from "@tcp-ladder/ladder";
import { framesOf } from "@tcp-ladder/testkit";
import { describe, expect, it } from "vitest";
import { openCapture } from "./capture.ts";
import { join, pcapHead, u } from "./testing/built.ts";

const SERVER_ISN = 5000;

/** A SACK option with these blocks, which count from the server's SYN. */
function sack(...edges: readonly number[]): string {
  const hex = edges.map((edge) => (SERVER_ISN + edge).toString(16).padStart(8, "0")).join("");
  return `opt=0101${edges.length === 6 ? "080a0000000100000001" : ""}05${(2 + edges.length * 4).toString(16).padStart(2, "0")}${hex}`;
}

/** What is said of SACK by a segment of a conversation in which one comes each millisecond. */
async function said(text: string, row: number, locale: Locale = "en"): Promise<string[]> {
  const records = framesOf(text).map((frame, i) =>
    join(u(4, 1_700_000_000), u(4, i * 1000), u(4, frame.length), u(4, frame.length), frame),
  );
  const file = join(pcapHead, ...records);
  const { flow, append, finish, detail } = openCapture({
    source: { read: (at, length) => Promise.resolve(file.slice(at, at + length)) },
  });
  append(file);
  finish();
  const { layers, sack: history } = await detail(row);
  const { columns } = flow.window(0, 0, records.length);
  const header = { fields: layers.at(-1)?.fields ?? [], sack: history };
  const { kind } = explainSegment(columns, row, flow.connection(0), locale);
  const { sentences } = explainHeader(columns, row, flow.connection(0), kind, header, locale, "relative");
  return sentences.map(partsText);
}

const OPENING = "> S opt=01010402\n< SA opt=01010402\n> A\n";
/** Frames 4 to 8: 1 to 501. */
const SENT = "< A D100\n".repeat(5);

describe("a gap", () => {
  const lost = `${OPENING}${SENT}> A ack=101 ${sack(201, 301)}\n> A ack=101 ${sack(201, 401)}`;

  it("was sent, and is sent again", async () => {
    const [what, gap, added, ...more] = await said(`${lost}\n< A D100 seq=101`, 8);
    expect(what).toContain("It reports nothing of 101:201");
    expect(gap).toBe("101:201 was sent in frame 5, 4 ms before; again in frame 11, 2 ms later.");
    expect(added).toBe("New since the client’s segment before, in frame 3: 201:301, sent in frame 6, 3 ms before.");
    expect(more).toEqual([]);
  });

  it("is asked for although it was sent again", async () => {
    const again = `${lost}\n< A D100 seq=101\n> A ack=101 ${sack(201, 501)}`;
    expect(await said(again, 11)).toEqual([
      expect.anything(),
      "101:201 was sent in frame 5, 7 ms before; again in frame 11, 1 ms before.",
      "New since the client’s segment before, in frame 10: 401:501, sent in frame 8, 4 ms before.",
    ]);
    expect((await said(again, 11, "zh")).slice(1)).toEqual([
      "101:201：已在第 5 帧发送（7 ms 之前）；又在第 11 帧发送（1 ms 之前）。",
      "与客户端的上一个报文段（第 10 帧）相比，新报告的是：401:501，已在第 8 帧发送（4 ms 之前）。",
    ]);
  });

  it("of several segments names the first and the last of them", async () => {
    const wide = `${OPENING}${SENT}> A ack=101 ${sack(401, 501)}`;
    expect((await said(wide, 8))[1]).toBe("101:401 was sent in frames 5 to 7, the last 2 ms before.");
    expect((await said(wide, 8, "zh"))[1]).toBe("101:401：已在第 5 至第 7 帧发送（最后一帧：2 ms 之前）。");
  });

  it("of which a part is sent again is not said to be sent again as a whole", async () => {
    const wide = `${OPENING}${SENT}< A D100 seq=101\n> A ack=101 ${sack(401, 501)}\n< A D100 seq=201`;
    expect((await said(wide, 9))[1]).toBe(
      "101:401 was sent in frames 5 to 7, the last 3 ms before; a part of it again in frame 9, 1 ms before; a part of it again in frame 11, 1 ms later.",
    );
    expect((await said(wide, 9, "zh"))[1]).toBe(
      "101:401：已在第 5 至第 7 帧发送（最后一帧：3 ms 之前）；其中一部分又在第 9 帧发送（1 ms 之前）；其中一部分后来又在第 11 帧发送（1 ms 之后）。",
    );
  });

  it("that the capture does not hold is not said to have been sent", async () => {
    const unseen = `${OPENING}< A D100\n< A D100 seq=201\n> A ack=101 ${sack(201, 301)}\n< A D100 seq=101`;
    expect((await said(unseen, 5))[1]).toBe(
      "101:201 was not captured before this; first captured in frame 7, 1 ms later.",
    );
    expect((await said(unseen, 5, "zh"))[1]).toBe(
      "101:201：在此之前没有被捕获到；后来才在第 7 帧被捕获到（1 ms 之后）。",
    );
    const part = `${OPENING}< A D50\n< A D100 seq=201\n> A ack=1 ${sack(201, 301)}`;
    expect((await said(part, 5))[1]).toBe("1:201 was captured only in part before this, in frame 4, 2 ms before.");
  });

  it("behind a full option is told by the number that is waited for", async () => {
    const full = `${OPENING}${SENT}> A ack=1 ${sack(401, 501, 301, 311, 201, 211)}`;
    expect((await said(full, 8)).slice(1)).toEqual([
      "What begins at 1 was sent in frame 4, 5 ms before.",
      "New since the client’s segment before, in frame 3: 201:211, sent in frame 6, 3 ms before; 301:311, sent in frame 7, 2 ms before; 401:501, sent in frame 8, 1 ms before.",
    ]);
  });
});

describe("what is new", () => {
  it("is only what the segment before had not reported", async () => {
    const text = `${OPENING}${SENT}> A ack=101 ${sack(201, 301)}\n> A ack=101 ${sack(201, 301)}\n> A ack=101 ${sack(401, 501, 201, 301)}`;
    expect(await said(text, 9)).toHaveLength(2);
    expect((await said(text, 10)).at(-1)).toBe(
      "New since the client’s segment before, in frame 10: 401:501, sent in frame 8, 3 ms before.",
    );
  });

  it("may have been sent more than once", async () => {
    const text = `${OPENING}${SENT}> A ack=101 ${sack(301, 401)}\n< A D100 seq=201\n> A ack=101 ${sack(201, 501)}`;
    const list = "201:301, sent in frame 6, 5 ms before, and again in frame 10, 1 ms before; 401:501, sent in frame 8";
    expect((await said(text, 10)).at(-1)).toContain(list);
    expect((await said(text, 10, "zh")).at(-1)).toContain(
      "已在第 6 帧发送（5 ms 之前），又在第 10 帧发送（1 ms 之前）；401:501，已在",
    );
  });

  it("is not told where the segment before cannot be compared", async () => {
    expect(await said(`${OPENING}${SENT}> R\n> A ack=101 ${sack(201, 301)}`, 9)).toHaveLength(2);
    const odd = `${OPENING}${SENT}> A ack=101 ${sack(101, 301)}\n> A ack=101 ${sack(201, 301)}`;
    expect(await said(odd, 9)).toHaveLength(2);
  });
});

describe("D-SACK", () => {
  it("names both sendings", async () => {
    const text = `${OPENING}${SENT}< A D100 seq=101\n> A ack=501 ${sack(101, 201)}`;
    expect((await said(text, 9))[1]).toBe("101:201 was sent in frame 5, 5 ms before; again in frame 9, 1 ms before.");
  });

  it("tells where the capture holds one alone", async () => {
    const text = `${OPENING}${SENT}> A ack=501 ${sack(101, 201)}`;
    expect((await said(text, 8))[1]).toBe(
      "In this capture 101:201 was sent in frame 5, 4 ms before, and not again before this: it was doubled on the way, or sent once more unseen.",
    );
    expect((await said(text, 8, "zh"))[1]).toMatch(
      /^在本捕获中，101:201：已在第 5 帧发送（4 ms 之前），此前没有再次发送/,
    );
  });
});
