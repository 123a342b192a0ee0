import { expect, test } from "vitest";
import { ascii, cells, centred, filled, lineUp, padded } from "./cells.ts";

test("Chinese takes two cells a character", () => {
  expect(cells("客户端 10.0.0.1:80")).toBe(18);
  expect(padded("客户端", 8)).toBe("客户端  ");
  expect(centred("重传", 8)).toBe("  重传  ");
});

test("lines are broken after commas, else at spaces, and never lose a word", () => {
  expect(filled("DATA K+1:K+1449 (1448), ACK J+1", 25)).toEqual(["DATA K+1:K+1449 (1448),", "ACK J+1"]);
  expect(filled("DATA K+1:K+1449 (1448), ACK J+1", 22)).toEqual(["DATA K+1:K+1449 (1448)", "ACK J+1"]);
  expect(filled("DATA K+1:K+1449 (1448)", 16)).toEqual(["DATA K+1:K+1449", "(1448)"]);
  expect(filled("unbreakable", 4)).toEqual(["unbreakable"]);
  expect(filled("", 10)).toEqual([]);
});

test("two ends stand in a line, or one below the other", () => {
  expect(lineUp("  ", "Client a", "Server b", 20, 40)).toEqual(["  Client a            Server b"]);
  expect(lineUp("  ", "Client a", "Server of a longer name", 20, 40)).toEqual([
    "  Client a       Server of a longer name",
  ]);
  expect(lineUp("  ", "Client of a longer name", "Server of a longer name", 20, 40)).toEqual([
    "  Client of a longer name",
    "                 Server of a longer name",
  ]);
});

test("an RFC's letters", () => {
  expect(ascii("client’s +5 µs − 3 · “x” …")).toBe(`client's +5 us - 3 * "x" ...`);
});
