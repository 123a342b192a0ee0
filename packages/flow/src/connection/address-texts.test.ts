import { expect, test } from "vitest";
import { AddressTexts } from "./address-texts.ts";

test("a text is made once, and never taken for another's, however many there are", () => {
  const texts = new AddressTexts();
  const asked: string[] = [];
  const textOf = (...words: [number, number, number, number]) => {
    const text = words.join(".");
    const found = texts.of(...words, () => {
      asked.push(text);
      return text;
    });
    expect(found).toBe(text);
  };
  const near = Array.from({ length: 256 }, (_, n) => 0xc0a8_0000 + n);
  for (let turn = 0; turn < 3; turn++) for (const last of near) textOf(0, 0, 0, last);
  // Neighbours do not drive each other out.
  expect(asked).toHaveLength(256);
  for (let n = 0; n < 20_000; n++) textOf(0x2001_0db8, n % 7, 0xffff_ffff - (n % 3), n * 0x1_0001);
  textOf(0, 0, 0, 0);
  textOf(1, 0, 0, 0);
});
