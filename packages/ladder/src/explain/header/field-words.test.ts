import { LAYER_NAMES } from "@tcp-ladder/wire";
import { expect, it } from "vitest";
import { fieldName, fieldWords, layerName } from "./field-words.ts";

it("says a field in Chinese, phrases within phrases too", () => {
  const said = ["next-header", 8, ["named", 60, ["destination-options"]]] as const;
  expect(fieldWords("8 bytes, next header 60 (destination options)", said, "zh")).toBe(
    "8 字节，下一个首部 60（目的选项）",
  );
  expect(fieldWords("don't fragment, more fragments", ["list", ["dont-fragment"], ["more-fragments"]], "zh")).toBe(
    "不分片、还有分片",
  );
  expect(fieldWords("10000", undefined, "zh")).toBe("10000");
});

it("keeps the English of what it has no words for", () => {
  expect(fieldWords("3 parsecs", ["parsecs", 3], "zh")).toBe("3 parsecs");
  expect([fieldName("window scale", "zh"), fieldName("option 99", "zh")]).toEqual(["窗口扩大因子", "选项 99"]);
});

it("has a Chinese name for each layer that is not called by a name of its own", () => {
  const own = /^(IEEE 802\.11|802\.1Q VLAN|Cisco HDLC|Solaris IPNET|\S+)$/;
  for (const name of Object.values(LAYER_NAMES)) {
    const chinese = layerName(name, "zh");
    expect(chinese, name).toMatch(chinese === name ? own : /\p{Script=Han}|SLL|PPI|PKTAP|ISL|batman-adv/u);
  }
});
