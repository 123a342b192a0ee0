import { FrameMark } from "@tcp-ladder/wire";
import { describe, expect, test } from "vitest";
import { readText } from "../testing/read.ts";

const SYNACK = "IP 10.0.0.2.80 > 10.0.0.1.4000: Flags [S.], seq 3000000000, ack 1000000001, win 20, length 0";

describe("times", () => {
  const times = (stamps: readonly string[]) =>
    readText(stamps.map((stamp) => `${stamp} ${SYNACK}`).join("\n")).records.map((r) => r.seconds + r.nanos / 1e9);

  test("-tt and -tttt know the date", () => {
    expect(times(["1507397119.066204", "1507397120.5000000"])).toEqual([1507397119.066204, 1507397120.5]);
    const { records } = readText(`2017-10-07 17:25:19.066204 ${SYNACK}`);
    expect(records[0]).toMatchObject({ seconds: 1507397119, nanos: 66204000, marks: FrameMark.FROM_TEXT });
  });

  test("-ttt: differences add up, other protocols' lines included", () => {
    const zero = " 00:00:00.000000";
    expect(times([zero, " 00:00:01.500000", " 00:00:00.250000", " 00:00:00.250000"])).toEqual([0, 1.5, 1.75, 2]);
    const text = `${zero} ${SYNACK}\n 00:00:02.000000 ARP, Request\n 00:00:01.000000 ${SYNACK}`;
    expect(readText(text).records.map((r) => r.seconds)).toEqual([0, 3]);
  });

  test("-ttttt: since the first line, where nothing steps back", () => {
    const stamps = [0, 1, 2, 3, 4, 5, 6].map((s) => ` 00:00:0${s}.000000`);
    expect(times(stamps)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test("past midnight", () => {
    expect(times(["23:59:59.900000", "00:00:00.100000"])).toEqual([86399.9, 86400.1]);
  });

  test("nanoseconds", () => {
    expect(readText(`12:00:00.123456789 ${SYNACK}`).records[0]?.nanos).toBe(123456789);
  });
});
