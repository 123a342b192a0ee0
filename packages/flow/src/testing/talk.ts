import type { TestSegment } from "./frames.ts";

/** A server's ISN is 500, its client's 100; the round trip takes 20 ms. */
export const HANDSHAKE: readonly TestSegment[] = [
  { from: "c", flags: "S", seq: 100, at: 0 },
  { from: "s", flags: "S.", seq: 500, ack: 101, at: 10 },
  { from: "c", flags: ".", seq: 101, ack: 501, at: 20 },
];

/** What the server sends, milliseconds after the SYN. */
export const data = (seq: number, at: number, length = 100): TestSegment => ({
  from: "s",
  flags: "P.",
  seq,
  ack: 101,
  length,
  at,
});

/** What the client answers. */
export const ack = (number: number, at: number, window = 1000): TestSegment => ({
  from: "c",
  flags: ".",
  seq: 101,
  ack: number,
  at,
  window,
});
