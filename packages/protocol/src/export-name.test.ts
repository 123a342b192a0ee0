import { expect, test } from "vitest";
import { exportFileName } from "./export-name.ts";

const whole = { capture: "daytime.pcap.gz", connection: 0, first: 1, last: 8, segments: 8 };

test.each([
  [whole, "daytime-connection-0.svg"],
  [{ ...whole, first: 2, last: 5 }, "daytime-connection-0-segments-2-5.svg"],
  [{ ...whole, capture: "The article: eight segments" }, "The-article-eight-segments-connection-0.svg"],
  [{ ...whole, capture: "../../etc/passwd" }, "etc-passwd-connection-0.svg"],
  [{ ...whole, capture: "演示 10:00.pcapng" }, "演示-10-00-connection-0.svg"],
  [{ ...whole, capture: ".pcap" }, "capture-connection-0.svg"],
])("%o is %s", (part, name) => {
  expect(exportFileName(part, ".svg")).toBe(name);
});
