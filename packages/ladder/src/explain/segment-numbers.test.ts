import { article } from "@tcp-ladder/testkit";
import { expect, test } from "vitest";
import { partsText } from "../label.ts";
import type { NumberMode } from "../position.ts";
import { explainSegment } from "./segment.ts";

const { columns, connection } = article();

function told(i: number, numbers: NumberMode) {
  const { title, sentences, because } = explainSegment(columns, i, connection, "en", 0x10, numbers);
  return { title: partsText(title), text: [...sentences, ...because].map(partsText).join(" ") };
}

test("numbers are written in the reader's way wherever an explanation names them", () => {
  expect(told(1, "symbolic").title).toBe("SYN K, ACK J+1");
  expect(told(1, "absolute").title).toBe("SYN 821610649, ACK 1925249826");
  expect(told(3, "relative").text).toContain("1:27: the first byte has number 1");
  expect(told(3, "absolute").text).toContain("821610650:821610676: the first byte has number 821610650");
  expect(told(6, "relative").text).toContain("N = 1: the FIN comes after everything else");
  expect(told(6, "absolute").text).toContain("ack = 821610677: a FIN uses one sequence number");
});

test("an initial sequence number is not said to be 0 where numbers are counted from it", () => {
  expect(told(0, "relative").text).toContain("Its SYN carries J, the initial sequence number");
  expect(told(0, "relative").text).toContain("seq = J: the client chose it");
  expect(told(0, "absolute").text).toContain("seq = 1925249825: the client chose it");
});
