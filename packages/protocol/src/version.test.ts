import { expect, test } from "vitest";
import { clientMessageSchema } from "./messages.ts";
import { PROTOCOL_VERSION } from "./version.ts";

/**
 * What a page may say, by the version that said so. Who changes a message changes this, and with it decides whether a
 * page and a server of before and after still understand each other (see docs/protocol.md). If not, the version rises.
 */
const SAID: Readonly<Record<string, readonly string[]>> = {
  hello: ["version"],
  watch: ["request", "capture"],
  unwatch: ["capture"],
  connections: ["request", "capture", "from", "count", "sort", "descending", "filter", "courses?"],
  window: ["request", "capture", "connection", "from", "count"],
  overview: ["request", "capture", "connection", "bins", "by", "begin?", "end?"],
  find: ["request", "capture", "connection", "text", "from", "backwards"],
  series: ["request", "capture", "connection", "sender", "fromNs", "toNs", "points"],
  follow: ["request", "capture", "connection", "count"],
  unfollow: [],
  detail: ["request", "capture", "row"],
  about: ["request", "capture"],
  "live-start": ["request", "interface", "filter"],
  "live-stop": ["request", "capture"],
  "demo-run": ["request", "before", "after", "port"],
  "demo-stop": ["request"],
};

test("what a page may say is what this version of the protocol has", () => {
  const said = clientMessageSchema.def.options.map(({ def }) => {
    const { type, ...fields } = def.shape;
    const names = Object.entries(fields).map(([name, field]) => (field.def.type === "optional" ? `${name}?` : name));
    return [type.def.values[0], names];
  });
  expect(Object.fromEntries(said)).toEqual(SAID);
  expect(PROTOCOL_VERSION).toBe(2);
});
