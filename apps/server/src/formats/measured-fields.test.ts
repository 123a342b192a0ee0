import { openCapture } from "@tcp-ladder/engine";
import { describe, expect, test } from "vitest";
import { type ConnectionPart, connectionPart } from "./connection-part.ts";
import type { FormatContext } from "./format.ts";
import { FORMATS } from "./formats.ts";
import { openRowCursor } from "./rows.ts";
import { everything } from "./selection.ts";

const C = "10.0.0.1.4000 > 10.0.0.2.80";
const S = "10.0.0.2.80 > 10.0.0.1.4000";

/** The numbers are tshark 4.0.17's for the same segments. */
const LINES: readonly string[] = [
  `12:00:00.000000 IP ${C}: Flags [S], seq 1000000100, win 65535, options [mss 1460,sackOK,nop,wscale 7], length 0`,
  `12:00:00.010000 IP ${S}: Flags [S.], seq 2000000500, ack 1000000101, win 60000, options [mss 1460,sackOK,nop,wscale 5], length 0`,
  `12:00:00.010200 IP ${C}: Flags [.], ack 2000000501, win 512, length 0`,
  `12:00:00.020000 IP ${S}: Flags [.], seq 2000000501:2000001501, ack 1000000101, win 1875, length 1000`,
  `12:00:00.020100 IP ${S}: Flags [.], seq 2000001501:2000002501, ack 1000000101, win 1875, length 1000`,
  `12:00:00.020200 IP ${S}: Flags [.], seq 2000002501:2000003501, ack 1000000101, win 1875, length 1000`,
  `12:00:00.030000 IP ${C}: Flags [.], ack 2000001501, win 500, options [nop,nop,sack 1 {2000002501:2000003501}], length 0`,
  `12:00:00.030100 IP ${S}: Flags [.], seq 2000001501:2000002501, ack 1000000101, win 1875, length 1000`,
  `12:00:01.130100 IP ${C}: Flags [.], ack 2000003501, win 500, length 0`,
];

interface Measured {
  readonly frame: number;
  readonly acknowledges?: number;
  readonly rtt?: string;
  readonly initialRtt?: string;
  readonly inFlight?: number;
  readonly scaledWindow?: number;
}

const EXPECTED: readonly Measured[] = [
  { frame: 1, scaledWindow: 65_535 },
  { frame: 2, acknowledges: 1, rtt: "0.010000000", scaledWindow: 60_000 },
  { frame: 3, initialRtt: "0.010200000", acknowledges: 2, rtt: "0.000200000", scaledWindow: 512 * 128 },
  { frame: 4, initialRtt: "0.010200000", inFlight: 1000, scaledWindow: 60_000 },
  { frame: 5, initialRtt: "0.010200000", inFlight: 2000, scaledWindow: 60_000 },
  { frame: 6, initialRtt: "0.010200000", inFlight: 3000, scaledWindow: 60_000 },
  { frame: 7, initialRtt: "0.010200000", acknowledges: 4, rtt: "0.010000000", scaledWindow: 64_000 },
  { frame: 8, initialRtt: "0.010200000", inFlight: 1000, scaledWindow: 60_000 },
  { frame: 9, initialRtt: "0.010200000", acknowledges: 6, rtt: "1.109900000", scaledWindow: 64_000 },
];

function open() {
  const capture = openCapture({ source: { read: () => Promise.reject(new Error("text needs no source")) } });
  const feed = (text: string) => capture.append(new TextEncoder().encode(text));
  const feedAll = () => {
    feed(`${LINES.join("\n")}\n`);
    capture.finish();
  };
  return { capture, feed, feedAll };
}

const measured = (line: string): Measured => {
  const { frame, acknowledges, rtt, initialRtt, inFlight, scaledWindow } = JSON.parse(line) as Measured;
  return Object.fromEntries(
    Object.entries({ frame, acknowledges, rtt, initialRtt, inFlight, scaledWindow }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as unknown as Measured;
};

describe("what ndjson says of a segment beyond its header", () => {
  test("is what tshark says, line by line as segments come", () => {
    const { capture, feed } = open();
    let text = "";
    const output: FormatContext["output"] = {
      text(piece) {
        text += piece;
      },
      bytes: () => undefined,
    };
    const rows = openRowCursor(capture.flow, everything);
    const format = FORMATS.ndjson({ name: "x", capture, output, selection: everything, rows, numbers: "symbolic" });
    for (const line of LINES) {
      feed(`${line}\n`);
      format.rows?.();
    }
    capture.finish();
    format.rows?.();
    expect(text.trimEnd().split("\n").map(measured)).toEqual(EXPECTED);
  });

  test.each([0, 4, 7])("does not depend on where a part begins: from segment %i on", async (from) => {
    const { capture, feedAll } = open();
    feedAll();
    const part: ConnectionPart = { name: "x", connection: 0, from, to: LINES.length };
    let text = "";
    for await (const piece of connectionPart(capture, part, "ndjson")) text += new TextDecoder().decode(piece);
    expect(text.trimEnd().split("\n").map(measured)).toEqual(EXPECTED.slice(from));
  });

  test("is in csv's last columns, empty where there is nothing", async () => {
    const { capture, feedAll } = open();
    feedAll();
    const part: ConnectionPart = { name: "x", connection: 0, from: 6, to: 8 };
    let text = "";
    for await (const piece of connectionPart(capture, part, "csv")) text += new TextDecoder().decode(piece);
    const [header, seventh, eighth] = text.split("\r\n");
    expect(header).toMatch(/,notes,acknowledges,rtt,initialRtt,inFlight,scaledWindow$/);
    expect(seventh).toMatch(/,4,0\.010000000,0\.010200000,,64000$/);
    expect(eighth).toMatch(/,,,0\.010200000,1000,60000$/);
  });
});
