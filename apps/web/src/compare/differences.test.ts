import { type conversation, scenario } from "@tcp-ladder/testkit";
import i18next from "i18next";
import { expect, test } from "vitest";
import { differences } from "./differences.ts";
import { differenceText } from "./sentences.ts";
import { COMPARE_TEXTS } from "./texts.ts";
import type { ComparedRows } from "./use-rows.ts";

await i18next.init({
  lng: "en",
  resources: { en: { compare: COMPARE_TEXTS.en } },
  interpolation: { escapeValue: false },
});
const t = i18next.getFixedT("en", "compare");

type Made = ReturnType<typeof conversation>;
const rows = ({ connection, columns, statesBefore }: Made): ComparedRows => ({
  place: { capture: "a", connection: 0 },
  connection,
  columns,
  statesBefore,
  calls: [],
});
const said = (a: Made, b: Made) => differences(rows(a), rows(b)).map((one) => differenceText(one, t, "en"));

test("a connection and itself do not differ", () => {
  expect(said(scenario("reset"), scenario("reset"))).toEqual([]);
});

test("how they close, and what stands between, is said of both", () => {
  const sentences = said(scenario("half-close"), scenario("four-segment-close"));
  expect(sentences[0]).toBe(
    "A is half-closed by the client, and closed later; B closes in four segments, begun by the server.",
  );
  expect(sentences).toContain("A carries 1.6 kB, repeats included; B carries 26 B, repeats included.");
  expect(sentences.at(-1)).toMatch(/^A lasts 1\d times as long as B: 1\.5 s against 10\d ms\.$/);
});

test("of a refused connection no close is said", () => {
  const sentences = said(scenario("refused"), scenario("reset"));
  expect(sentences[0]).toBe("A is refused; B opens with the three-way handshake.");
  expect(sentences.join(" ")).not.toMatch(/closed|reset/);
});

test("who stands for the client is not called so where no handshake was captured", () => {
  const sentences = said(scenario("mid-capture"), scenario("four-segment-close"));
  expect(sentences[0]).toBe("A’s handshake was not captured; B opens with the three-way handshake.");
  expect(sentences[1]).toBe(
    "A closes in three segments, begun by the one first seen; B closes in four segments, begun by the server.",
  );
});

test("the end of what was not fetched whole is not guessed", () => {
  const whole = rows(scenario("four-segment-close"));
  const cut = { ...whole, connection: { ...whole.connection, segments: 5000 } };
  const kinds = differences(cut, rows(scenario("reset"))).map((one) => (one.kind === "pair" ? one.a.kind : one.kind));
  expect(kinds).not.toContain("closes");
});

test("notes that differ are told with their numbers", () => {
  const a = scenario("four-segment-close");
  const b = { ...a, connection: { ...a.connection, noteCounts: [2, 0, 0, 0, 0, 0, 1] } };
  expect(said(a, b)).toEqual(["A has no such notes; B has 2 × sent again, 1 × duplicate ACK."]);
});

test("a fast retransmission is not told twice", () => {
  const a = scenario("four-segment-close");
  const b = { ...a, connection: { ...a.connection, noteCounts: [3, 2] } };
  expect(said(a, b)).toEqual(["A has no such notes; B has 2 × sent again, fast, 1 × sent again."]);
});
