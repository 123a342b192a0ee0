import { endpointText } from "@tcp-ladder/flow";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openCapture } from "../capture.ts";

const host = { source: { read: () => Promise.reject(new Error("text needs no source")) } };
const all = { from: 0, count: 1000, sort: "id", descending: false } as const;

const ENDS = [
  ["IP", "10.0.0.1.4433", "192.168.10.1.443"],
  ["IP", "10.0.0.11.443", "110.0.0.1.80"],
  ["IP", "10.0.0.1.10000", "10.10.0.0.1"],
  ["IP6", "2001:db8::1.4433", "2001:db8::a:0:a00:1.443"],
  ["IP6", "::1.10000", "fe80::10:443.80"],
] as const;

function open(ends: readonly (readonly [string, string, string])[]) {
  const capture = openCapture(host);
  const lines = ends.map(
    ([ip, client, server], n) => `12:00:0${n}.000000 ${ip} ${client} > ${server}: Flags [S], seq 1, win 1000, length 0`,
  );
  capture.append(new TextEncoder().encode(`${lines.join("\n")}\n`));
  capture.finish();
  return capture;
}

const capture = open(ENDS);
const found = (filter: string, from = capture) => {
  const { connections, trouble } = from.connections({ ...all, filter });
  expect(trouble).toBeUndefined();
  return connections.map(({ id }) => id);
};
const texts = Array.from({ length: ENDS.length }, (_, id) => {
  const { client, server } = capture.flow.connection(id);
  return `${endpointText(client)} ${endpointText(server)}`;
});

test("a word finds the connections whose ends, as the list writes them, hold it", () => {
  const words = new Set<string>();
  for (const text of texts) {
    for (let from = 0; from < text.length; from++) {
      for (let to = from + 1; to <= Math.min(text.length, from + 12); to++) words.add(text.slice(from, to));
    }
  }
  for (const word of [...words, "10.0.0.1:44 ", ".1:443", "0:80", "]:8", "::1]", "443]", "x"]) {
    const expected = texts.flatMap((text, id) => (text.includes(word) ? [id] : []));
    expect([word, found(`"${word}"`)]).toEqual([word, expected]);
  }
});

test.each([
  ["host 10.0.0.1", [0, 2]],
  ["server host 10.0.0.1", []],
  ["host 10.0.0.1/32", [0, 2]],
  ["host 10.0.0.0/30", [0, 2]],
  ["host 10.0.0.200/24", [0, 1, 2]],
  ["client host 10.0.0.0/24", [0, 1, 2]],
  ["host 10.0.0.0/8", [0, 1, 2]],
  ["server host 10.0.0.0/8", [2]],
  ["host 128.0.0.0/1", [0]],
  ["host 0.0.0.0/0", [0, 1, 2]],
  ["host [2001:db8::1]", [3]],
  ["host 2001:db8::/33", [3]],
  ["host 2001:db8::a:0:0:0/96", [3]],
  ["host 2001:db8::b:0:0:0/96", []],
  ["host ::/0", [3, 4]],
  ["host 2001:db8::1", [3]],
  ["host 2001:DB8:0:0:0:0:0:1", [3]],
  ["host ::1", [4]],
  ["host ::0.0.0.1", [4]],
  ["host 0.0.0.1", []],
] as const)("%s", (filter, ids) => {
  expect(found(filter)).toEqual(ids);
});

test.each([
  "010.0.0.1",
  "10.0.0",
  "10.0.0.300",
  "10.0.0.1:443",
  "10.0.0.0/33",
  "10.0.0.0/",
  "[10.0.0.1]",
  "1::2::3",
  "::/129",
])("host %s is no address", (text) => {
  const { trouble } = capture.connections({ ...all, filter: `port 80 and host ${text}` });
  expect(trouble).toMatchObject({ code: "no-address", at: 17, value: text });
});

test("a network holds the addresses that the list writes so, of a random one", () => {
  const word = fc.nat({ max: 0xffff });
  fc.assert(
    fc.property(fc.tuple(word, word), fc.integer({ min: 0, max: 32 }), ([high, low], bits) => {
      const address = [high >>> 8, high & 255, low >>> 8, low & 255].join(".");
      const network = BigInt(high * 65536 + low) >> BigInt(32 - bits);
      const inside = ENDS.flatMap(([ip, ...ends], id) => {
        const numbers = ends.map((end) =>
          end
            .split(".")
            .slice(0, 4)
            .reduce((sum, part) => sum * 256 + Number(part), 0),
        );
        return ip === "IP" && numbers.some((n) => BigInt(n) >> BigInt(32 - bits) === network) ? [id] : [];
      });
      expect(found(`host ${address}/${bits}`)).toEqual(inside);
    }),
  );
});

test("where some have names, names and addresses are found beside each other", () => {
  const named = open([...ENDS, ["IP", "Alpha.example.5000", "10.0.0.1.https"]]);
  expect(found("alpha", named)).toEqual([5]);
  expect(found("host ALPHA.example", named)).toEqual([5]);
  expect(found("host 10.0.0.1", named)).toEqual([0, 2, 5]);
  expect(found("10.0.0.1:443", named)).toEqual([0, 5]);
  expect(found("host 2001:db8:0::1", named)).toEqual([3]);
  expect(found("host 10.0.0.0/30", named)).toEqual([0, 2, 5]);
});
