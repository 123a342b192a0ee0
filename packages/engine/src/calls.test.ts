import type { ConnectionSummary, SocketCall } from "@tcp-ladder/flow";
import { expect, test } from "vitest";
import { openCallBook } from "./calls.ts";

const between = (client: number, server: number) =>
  ({
    client: { address: "127.0.0.1", port: client },
    server: { address: "127.0.0.1", port: server },
  }) as ConnectionSummary;

function call(nanos: number, side: "client" | "server", text: string, local?: number, remote?: number): SocketCall {
  return {
    time: { seconds: 100, nanos },
    side,
    call: text,
    phase: "done",
    text,
    local: local === undefined ? undefined : `127.0.0.1:${local}`,
    remote: remote === undefined ? undefined : `127.0.0.1:${remote}`,
  };
}

test("what a program did before its socket was connected belongs to the connection that came of it", () => {
  const book = openCallBook();
  book.add([
    call(1, "server", "socket"),
    call(2, "server", "accept (blocks)"),
    call(3, "client", "socket"),
    call(5, "server", "accept returns", 10000, 40001),
    call(4, "client", "connect returns", 40001, 10000),
    call(9, "server", "close", 10000, 40001),
    call(10, "server", "accept (blocks)"),
    call(12, "server", "accept returns", 10000, 40002),
  ]);
  expect(book.of(between(40001, 10000)).map((one) => one.text)).toEqual([
    "socket",
    "accept (blocks)",
    "socket",
    "connect returns",
    "accept returns",
    "close",
  ]);
  expect(book.of(between(40002, 10000)).map((one) => one.text)).toEqual(["accept (blocks)", "accept returns"]);
  expect(book.of(between(40003, 10000))).toEqual([]);
});

test("the version rises with every change", () => {
  const book = openCallBook();
  const before = book.version;
  book.add([call(1, "client", "socket")]);
  expect(book.version).toBeGreaterThan(before);
});
