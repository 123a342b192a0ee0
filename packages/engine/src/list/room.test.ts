import { expect, test } from "vitest";
import { Room } from "./room.ts";

test("the same memory is lent again, and more of it where more is needed", () => {
  const room = new Room();
  const first = room.words("a", 100_000);
  first.fill(7);
  const again = room.words("a", 50_000);
  expect(again.buffer).toBe(first.buffer);
  expect(again).toHaveLength(50_000);
  const more = room.words("a", 200_000);
  expect(more).toHaveLength(200_000);
  expect(room.words("a", 100_000).buffer).toBe(more.buffer);
});

test("what has another name is other memory", () => {
  const room = new Room();
  const [one, other] = [room.words("a", 10), room.words("b", 10)];
  one.fill(1);
  other.fill(2);
  expect([...one, ...other]).toEqual([...new Array(10).fill(1), ...new Array(10).fill(2)]);
});
