import { expect, test } from "vitest";
import { parseSegment } from "./line.ts";
import { OrdinaryReader } from "./ordinary.ts";
import { stampOf } from "./stamp.ts";

const FRONT = "14:52:19.772673 IP 192.168.11.223.55081 > 10.0.0.1.80: Flags";

test.each([
  `${FRONT} [S], seq 1925249825, win 14600, options [mss 1460,sackOK,TS val 11741993 ecr 0,nop,wscale 6], length 0`,
  `${FRONT} [P.], seq 4294967290:20, ack 1, win 114, length 26`,
  `${FRONT} [.], ack 821610650, win 229, options [nop,nop,sack 1 {3:9}], length 0`,
  `${FRONT} [none], win 1, length 5`,
  `2024-05-06 ${FRONT} [R], seq 7, win 0, length 0`,
])("reads as the patient way does: %s", (text) => {
  const found = new OrdinaryReader().read(text);
  const { head: _, ...line } = parseSegment(text) ?? {};
  expect(found?.line).toMatchObject(line);
  expect(found?.stamp).toEqual(stampOf(text));
});

test.each([
  `${FRONT} [.], ack 1, win 229, length 014:52:20.000000 IP 1.2.3.4.5 > 1.2.3.4.6: Flags [.], ack 1, win 1, length 0`,
  `${FRONT} [.], ack 4294967296, win 229, length 0`,
  `${FRONT} [.], ack 1, win 65536, length 0`,
  `${FRONT.replace("192", "292")} [.], ack 1, win 1, length 0`,
  `${FRONT} [.], ack 1, win 1, length 0: HTTP`,
  ` ${FRONT} [.], ack 1, win 1, length 0`,
  `${FRONT} [.], ack 1,`,
])("leaves to it: %s", (text) => {
  expect(new OrdinaryReader().read(text)).toBeUndefined();
});
