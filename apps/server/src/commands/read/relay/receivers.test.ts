import { expect, test } from "vitest";
import { startReceiverEarly } from "./receivers.ts";

test.each([
  ["a filter that is too long for a name", ["read", "--filter", "port 80 or ".repeat(1000), "capture.pcap"]],
  ["a folder in a file", ["read", "--format", "summary", `${import.meta.filename}/capture.pcap`]],
  ["what no name can be", ["read", "--format", "summary", "a\0b"]],
  ["no file at all", ["read", "--format", "summary"]],
])("the guess whether a thread will be wanted is no reason to fail: %s", (_, args) => {
  expect(startReceiverEarly(args)).toBeUndefined();
});
