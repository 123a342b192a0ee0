import { FrameMark } from "@tcp-ladder/wire";
import { describe, expect, test } from "vitest";
import { ARTICLE } from "../testing/captures.ts";
import { readText, readWhole, segmentOf } from "../testing/read.ts";

const FIRST = 14 * 3600 + 52 * 60 + 19;

/** Segments of a text in short: flags, seq, ack, window, length. */
function brief(text: string): unknown[] {
  return readText(text).records.map((record) => {
    const { flags, seq, ack, window, length } = segmentOf(record);
    return [flags, seq, ack, window, length];
  });
}

describe("the article's lines, glued as its page glues them", () => {
  const { records, reader } = readText(ARTICLE);

  test("eight segments with absolute numbers", () => {
    expect(records.map(segmentOf)).toEqual([
      {
        ports: "55081>10000",
        seq: 1925249825,
        ack: 0,
        flags: 0x02,
        window: 14600,
        length: 0,
        options: "020405b40402080a00b32b290000000001030306",
      },
      {
        ports: "10000>55081",
        seq: 821610649,
        ack: 1925249826,
        flags: 0x12,
        window: 14480,
        length: 0,
        options: "020405b40402080a0135a57900b32b2901030307",
      },
      {
        ports: "55081>10000",
        seq: 1925249826,
        ack: 821610650,
        flags: 0x10,
        window: 229,
        length: 0,
        options: "0101080a00b32b2a0135a579",
      },
      {
        ports: "10000>55081",
        seq: 821610650,
        ack: 1925249826,
        flags: 0x18,
        window: 114,
        length: 26,
        options: "0101080a0135f39900b32b2a",
      },
      {
        ports: "55081>10000",
        seq: 1925249826,
        ack: 821610676,
        flags: 0x10,
        window: 229,
        length: 0,
        options: "0101080a00b3794a0135f399",
      },
      {
        ports: "10000>55081",
        seq: 821610676,
        ack: 1925249826,
        flags: 0x11,
        window: 114,
        length: 0,
        options: "0101080a013641b900b3794a",
      },
      {
        ports: "55081>10000",
        seq: 1925249826,
        ack: 821610677,
        flags: 0x11,
        window: 229,
        length: 0,
        options: "0101080a00b3c76a013641b9",
      },
      {
        ports: "10000>55081",
        seq: 821610677,
        ack: 1925249827,
        flags: 0x10,
        window: 114,
        length: 0,
        options: "0101080a013641ba00b3c76a",
      },
    ]);
  });

  test("the time of day, and that the date is not known", () => {
    expect(records.map((r) => [r.seconds - FIRST, r.nanos])).toEqual([
      [0, 772673000],
      [0, 772695000],
      [0, 773256000],
      [20, 773434000],
      [20, 774208000],
      [40, 773523000],
      [40, 774342000],
      [40, 774351000],
    ]);
    const made = FrameMark.FROM_TEXT | FrameMark.DATE_UNKNOWN;
    const inferred = made | FrameMark.SEQ_INFERRED;
    expect(records.map((r) => r.marks)).toEqual([made, made, inferred, made, inferred, made, made, inferred]);
  });

  test("names where they were names, addresses where they were numbers", () => {
    expect(records[0]?.names).toEqual({
      sourceHost: undefined,
      sourcePort: undefined,
      destinationHost: "npsc-220",
      destinationPort: "ndmp",
    });
    expect([...(records[0]?.bytes.slice(12, 20) ?? [])]).toEqual([192, 168, 11, 223, 240, 0, 0, 1]);
    expect([...(records[1]?.bytes.slice(12, 20) ?? [])]).toEqual([240, 0, 0, 1, 192, 168, 11, 223]);
  });

  test("prose is skipped and counted", () => {
    expect([reader.format, reader.skippedLines, reader.frames]).toEqual(["text", 2, 8]);
  });
});

const A = "10.0.0.1.4000";
const B = "10.0.0.2.80";
const SYN = `IP ${A} > ${B}: Flags [S], seq 1000000000, win 10, length 0`;
const SYNACK = `IP ${B} > ${A}: Flags [S.], seq 3000000000, ack 1000000001, win 20, length 0`;

describe("sequence numbers", () => {
  test("relative ones are made absolute, in both directions, and acks too", () => {
    const lines = [
      SYN,
      SYNACK,
      `IP ${A} > ${B}: Flags [.], ack 1, win 10, length 0`,
      `IP ${A} > ${B}: Flags [P.], seq 1:6, ack 1, win 10, length 5`,
      `IP ${B} > ${A}: Flags [F.], seq 1, ack 6, win 20, options [nop,nop,sack 1 {1:6}], length 0`,
    ];
    const text = lines.map((line, i) => `12:00:00.00000${i} ${line}`).join("\n");
    expect(brief(text).slice(2)).toEqual([
      [0x10, 1000000001, 3000000001, 10, 0],
      [0x18, 1000000001, 3000000001, 10, 5],
      [0x11, 3000000001, 1000000006, 20, 0],
    ]);
    const last = readText(text).records[4];
    expect(last && segmentOf(last).options).toBe("0101050a3b9aca013b9aca06");
    expect(last && last.marks & FrameMark.SEQ_RELATIVE).toBe(0);
  });

  test("ports used again have numbers of their own", () => {
    const again = SYN.replace("1000000000", "5");
    const answer = SYNACK.replace("3000000000", "77").replace("1000000001", "6");
    const text = [SYN, SYNACK, again, answer, `IP ${A} > ${B}: Flags [P.], seq 1:3, ack 1, win 1, length 2`];
    expect(brief(text.map((line) => `12:00:00.000000 ${line}`).join("\n"))[4]).toEqual([0x18, 6, 78, 1, 2]);
  });

  test("an excerpt without its beginning stays relative and says so", () => {
    const { records } = readText(`12:00:00.000000 IP ${A} > ${B}: Flags [P.], seq 1:27, ack 1, win 5, length 26\n`);
    expect(records[0] && segmentOf(records[0])).toMatchObject({ seq: 1, ack: 1, length: 26 });
    expect(records[0]?.marks).toBe(FrameMark.FROM_TEXT | FrameMark.DATE_UNKNOWN | FrameMark.SEQ_RELATIVE);
  });

  test("the first line of an excerpt is absolute, and what follows counts from it", () => {
    const text = [
      `IP ${A} > ${B}: Flags [P.], seq 900000000:900000010, ack 800000000, win 5, length 10`,
      `IP ${B} > ${A}: Flags [P.], seq 1:4, ack 10, win 5, length 3`,
    ];
    expect(brief(text.map((line) => `12:00:00.000000 ${line}`).join("\n"))).toEqual([
      [0x18, 900000000, 800000000, 5, 10],
      [0x18, 800000000, 900000010, 5, 3],
    ]);
  });

  test("a bare ACK that begins a text learns its number from a later line", () => {
    const text = [
      `IP ${A} > ${B}: Flags [.], ack 800000000, win 5, length 0`,
      `IP ${B} > ${A}: Flags [P.], seq 800000000:800000009, ack 900000000, win 5, length 9`,
    ];
    const { records } = readText(text.map((line) => `12:00:00.000000 ${line}`).join("\n"));
    expect(records[0] && segmentOf(records[0]).seq).toBe(900000000);
    expect(records[0] && records[0].marks & FrameMark.SEQ_INFERRED).toBe(FrameMark.SEQ_INFERRED);
  });

  test("a bare ACK has the number that its peer had acknowledged", () => {
    const text = [
      `IP ${B} > ${A}: Flags [P.], seq 3763129203:3763129310, ack 4158499266, win 128, length 107`,
      `IP ${B} > ${A}: Flags [P.], seq 3763129310:3763129333, ack 4158499304, win 128, length 23`,
      `IP ${A} > ${B}: Flags [.], ack 3763129333, win 502, length 0`,
    ];
    expect(brief(text.map((line) => `12:00:00.000000 ${line}`).join("\n"))[2]).toEqual([
      0x10, 4158499304, 3763129333, 502, 0,
    ]);
  });

  test("a number that no 32 bits hold is no segment", () => {
    const { reader } = readText(
      `12:00:00.000000 ${SYN}\n12:00:00.000000 IP ${A} > ${B}: Flags [.], ack 19252429827, win 5, length 0\n`,
    );
    expect([reader.frames, reader.skippedLines]).toEqual([1, 1]);
  });
});

describe("spellings", () => {
  const want = [0x12, 3000000000, 1000000001, 20, 0];

  test.each([
    [
      "-e",
      `12:00:00.000001 08:00:27:3e:ac:31 (oui Unknown) > 52:54:00:12:35:02, ethertype IPv4 (0x0800), length 60: ${SYNACK.slice(3)}`,
    ],
    ["-i any", `12:00:00.000001 lo    In  ${SYNACK}`],
    ["-t", SYNACK],
    ["-tt of a clock that began at 0", `0.000001 ${SYNACK}`],
    ["--number", `   12  12:00:00.000001 ${SYNACK}`],
    ["escaped for HTML", `12:00:00.000001 ${SYNACK.replace(">", "&gt;")}`],
    ["with a byte-order mark and CRLF", `\ufeff12:00:00.000001 ${SYNACK}\r\n`],
    ["wrapped", `12:00:00.000001 ${SYNACK.replace("win", "\nwin")}`],
    [
      "-v",
      `12:00:00.000001 IP (tos 0x0, ttl 64, id 7, offset 0, flags [none], proto TCP (6), length 40)\n    ${SYNACK.slice(3).replace("seq", "cksum 0xb2ed (correct), seq")}`,
    ],
    ["-x", `12:00:00.000001 ${SYNACK}\n\t0x0000:  4500 0028 0007 0000\n`],
    ["tcpdump 3", `12:00:00.000001 ${B} > ${A}: S 3000000000:3000000000(0) ack 1000000001 win 20 (DF)`],
    [
      "another protocol's line before",
      `12:00:00.000000 ARP, Request who-has 10.0.0.2 tell 10.0.0.1, length 28\n12:00:00.000001 ${SYNACK}`,
    ],
  ])("%s", (name, text) => {
    const { reader } = readText(text);
    expect(brief(text)).toEqual([want]);
    expect(reader.skippedLines).toBe(name.startsWith("another") ? 1 : 0);
  });

  test("cut at any column: the same segments, with the same numbers", () => {
    const whole = [
      `12:00:00.000001 ${SYN}`,
      `12:00:00.000002 ${SYNACK.replace(", length", ", options [mss 1460,nop,wscale 7,sackOK,TS val 1 ecr 0], length")}`,
      "12:00:00.000003 ARP, Request who-has 10.0.0.2 tell 10.0.0.1, length 28",
      `12:00:00.000004 IP (tos 0x0, ttl 64, id 7, offset 0, flags [none], proto TCP (6), length 40)`,
      `    ${A} > ${B}: Flags [P.], cksum 0xb2ed (correct), seq 1000000001:1000000012, ack 3000000001, win 65535, length 11`,
      `12:00:00.000005 IP ${B} > ${A}: Flags [.], ack 1000000012, win 65535, length 0`,
    ];
    const folded = (line: string, width: number) => line.match(new RegExp(`.{1,${width}}`, "g"))?.join("\n") ?? "";
    for (let width = 56; width <= 140; width++) {
      const text = whole.map((line) => folded(line, width)).join("\n");
      expect([width, brief(`${text}\n`)]).toEqual([width, brief(whole.join("\n"))]);
    }
  });

  test("UTF-16, as PowerShell writes it", () => {
    const units = Uint16Array.from(`\ufeff12:00:00.000001 ${SYNACK}\n`, (c) => c.charCodeAt(0));
    expect(readWhole(new Uint8Array(units.buffer)).reader.frames).toBe(1);
  });

  test("-v gives the IP header its fields", () => {
    const { records } = readText(
      `12:00:00.000001 IP (tos 0x10, ttl 63, id 7, offset 0, flags [DF], proto TCP (6), length 40)\n    ${SYNACK.slice(3)}`,
    );
    const bytes = records[0]?.bytes ?? new Uint8Array(0);
    expect([bytes[1], bytes[4], bytes[5], bytes[6], bytes[8]]).toEqual([0x10, 0, 7, 0x40, 63]);
  });

  test("tcpdump 3's flags, options and relative numbers", () => {
    const text = [
      `12:00:00.000000 ${A} > ${B}: S 1000:1000(0) win 10 <mss 1460,sackOK,timestamp 7 0,nop,wscale 6> (DF)`,
      `12:00:00.000001 ${B} > ${A}: S 2000:2000(0) ack 1001 win 20 <mss 1460>`,
      `12:00:00.000002 ${A} > ${B}: . ack 1 win 10`,
      `12:00:00.000003 ${A} > ${B}: FP 1:27(26) ack 1 win 10 (DF) [tos 0x10]`,
    ].join("\n");
    expect(brief(text)).toEqual([
      [0x02, 1000, 0, 10, 0],
      [0x12, 2000, 1001, 20, 0],
      [0x10, 1001, 2001, 10, 0],
      [0x19, 1001, 2001, 10, 26],
    ]);
    const first = readText(text).records[0];
    expect(first && segmentOf(first).options).toBe("020405b40402080a000000070000000001030306");
  });

  test("IPv6, numbers and names", () => {
    const { records } = readText(
      `12:00:00.000001 IP6 2001:db8::1.4000 > web.test.https: Flags [S], seq 5, win 9, length 0`,
    );
    const bytes = records[0]?.bytes ?? new Uint8Array(0);
    expect([bytes[0], bytes[6], Array.from(bytes.slice(8, 12)), Array.from(bytes.slice(24, 26)), bytes[39]]).toEqual([
      0x60,
      6,
      [0x20, 1, 0x0d, 0xb8],
      [1, 0],
      1,
    ]);
    expect(records[0] && segmentOf(records[0]).ports).toBe("4000>443");
  });
});
