import { type ScenarioName, scenario } from "@tcp-ladder/testkit";
import { expect, test } from "vitest";
import { partsText } from "../label.ts";
import { type BookSpread, bookSpreads } from "./spread.ts";

function spreads(name: ScenarioName): BookSpread[] {
  const made = scenario(name);
  return bookSpreads(made.columns, made.connection, true, "en", made.statesBefore);
}

/** `0 1 -`: which captured arrow stands for each of the book's. */
const joins = ({ book }: BookSpread): string => book.map(({ captured }) => captured ?? "-").join(" ");
const captured = ({ captured: arrows }: BookSpread): string[] => arrows.map(({ label }) => partsText(label));

test("the article: as the book opens, three arrows for its four to close", () => {
  const [opening, closing] = spreads("article");
  expect(opening && joins(opening)).toBe("0 1 2");
  expect(opening?.remarks.map(partsText)).toEqual(["As in the book, segment for segment."]);
  expect(closing && joins(closing)).toBe("0 1 1 2");
  expect(closing && captured(closing)).toEqual(["FIN M", "FIN N, ACK M+1", "ACK N+1"]);
  expect(closing?.captured.map(({ remark }) => partsText(remark))).toEqual([
    "",
    "One segment is both: the ACK of M rides on FIN N.",
    "",
  ]);
});

test("what lies between is shown, and what the book has nothing for says so", () => {
  const [, closing] = spreads("half-close");
  expect(closing && joins(closing)).toBe("0 1 4 5");
  expect(closing?.captured[2] && partsText(closing.captured[2].remark)).toBe(
    "Data of the side that has not closed yet.",
  );
  const [opening] = spreads("syn-repeated");
  expect(opening && joins(opening)).toBe("0 2 3");
  expect(opening?.captured[1] && partsText(opening.captured[1].remark)).toContain("Sent again");
});

test("two FINs that cross come in another order than the book’s", () => {
  const [, closing] = spreads("simultaneous-close");
  expect(closing && joins(closing)).toBe("0 3 1 2");
});

test("a refused connection has no close; a reset one keeps three of the book’s arrows without their like", () => {
  expect(spreads("refused").map(joins)).toEqual(["0 1 -"]);
  expect(spreads("reset").map(joins)).toEqual(["0 1 2", "0 - - -"]);
});

test("two SYNs that cross are answered by SYNs again: no loss is told of", () => {
  const [opening] = spreads("simultaneous-open");
  expect(opening?.captured.map(({ remark }) => partsText(remark))).toEqual([
    "",
    "It acknowledges nothing: the two SYNs probably crossed.",
    "The SYN once more, now with an ACK: the two SYNs had crossed.",
    "The SYN once more, now with an ACK: the two SYNs had crossed.",
  ]);
});

test("what was not captured is said", () => {
  const [opening] = spreads("mid-capture");
  expect(opening && joins(opening)).toBe("- - -");
  expect(opening?.remarks.map(partsText).join()).toContain("No handshake was captured");
  expect(spreads("keep-alive")[1]?.remarks.map(partsText).join()).toContain("still open");
});
