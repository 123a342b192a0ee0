import type { DetailField } from "@tcp-ladder/protocol";
import { expect, test } from "vitest";
import { fieldAt, isLit, litByte, litField } from "./byte-range.ts";
import { flagLetter, headerCells, splitValue } from "./header-cells.ts";

const field = (name: string, bit: number, bits: number): DetailField => ({
  name,
  value: "0",
  start: 34 + Math.floor(bit / 8),
  end: 34 + Math.ceil((bit + bits) / 8),
  bit,
  bits,
});
const TCP = [
  field("source port", 0, 16),
  field("destination port", 16, 16),
  field("sequence number", 32, 32),
  field("acknowledgment number", 64, 32),
  field("data offset", 96, 4),
  field("reserved", 100, 3),
  field("flags", 103, 9),
  field("window", 112, 16),
  field("checksum", 128, 16),
  field("urgent pointer", 144, 16),
  field("no-operation", 160, 8),
  field("timestamps", 168, 80),
];

test("the header is laid out as RFC 9293 draws it: sixteen bits and sixteen, then thirty-two", () => {
  expect(headerCells(TCP).map(({ row, column, columns }) => [row, column, columns])).toEqual([
    [1, 1, 16],
    [1, 17, 16],
    [2, 1, 32],
    [3, 1, 32],
    [4, 1, 4],
    [4, 5, 3],
    [4, 8, 9],
    [4, 17, 16],
    [5, 1, 16],
    [5, 17, 16],
    [6, 1, 8],
    [7, 1, 32],
  ]);
});

test("a byte belongs to the narrowest field that holds it", () => {
  const layers = [{ name: "TCP", start: 34, end: 66, fields: [{ ...field("all", 0, 256) }, ...TCP] }];
  expect(fieldAt(layers, 38)?.name).toBe("sequence number");
  expect(fieldAt(layers, 46)?.name).toBe("data offset");
  expect(fieldAt(layers, 200)).toBeUndefined();
});

test("a flag that is pointed at lights alone; its byte lights all that share it", () => {
  const ack = field("ACK", 107, 1);
  const psh = field("PSH", 108, 1);
  expect([ack, psh].map((one) => isLit(litField(ack), one))).toEqual([true, false]);
  const layers = [{ name: "TCP", start: 34, end: 66, fields: [ack, psh] }];
  expect([ack, psh].map((one) => isLit(litByte(layers, 47), one))).toEqual([true, true]);
});

test("options of one byte stand side by side, four to a row", () => {
  const options = [0, 1, 2, 3, 4].map((i) => field("no-operation", 160 + i * 8, 8));
  expect(headerCells(options).map(({ row, column, columns }) => [row, column, columns])).toEqual([
    [1, 1, 8],
    [1, 9, 8],
    [1, 17, 8],
    [1, 25, 8],
    [2, 1, 8],
  ]);
});

test("letters of the flags, and a value without its words", () => {
  expect(["CWR", "ECE", "URG", "ACK", "PSH", "RST", "SYN", "FIN"].map(flagLetter).join("")).toBe("CEUAPRSF");
  expect(splitValue("8 (32 bytes)")).toEqual({ short: "8", rest: "32 bytes" });
});
