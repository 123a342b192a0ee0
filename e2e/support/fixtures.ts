import { readFileSync } from "node:fs";

/** The demo's conversation with waits of 0.3 s, on loopback, as `tcpdump -i lo -w` kept it. */
export const DAYTIME = readFileSync(new URL("../fixtures/daytime.pcap", import.meta.url));

/** The same as pcapng: two frames with comments, comments on file and interface, names, 21 frames dropped. */
export const COMMENTED = readFileSync(new URL("../fixtures/commented.pcapng", import.meta.url));

/** Bytes that are no capture and no text. */
export const RUBBISH = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919 + 13) & 0xff));
