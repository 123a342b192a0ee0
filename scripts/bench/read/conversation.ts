import type { Segment } from "./pcap-writer.ts";

const SYN = 0x02;
const ACK = 0x10;
const PSH_ACK = 0x18;
const FIN_ACK = 0x11;
const MSS = 1448;

interface Endpoints {
  readonly client: number;
  readonly server: number;
  readonly clientPort: number;
  readonly serverPort: number;
}

/**
 * A connection from handshake to close, segment by segment: requests of some hundred bytes, answers of full segments,
 * an ACK for every second one. About one answer in fifty is repeated or comes out of order, so that there is something
 * to analyse.
 *
 * @param exchanges requests with their answers; 0 is open and close alone
 */
export function* conversation(ends: Endpoints, exchanges: number, random: () => number): Generator<Segment, void> {
  const sent = { client: random(), server: random() };
  const from = (side: "client" | "server", flags: number, payload: number, back = 0): Segment => {
    const other = side === "client" ? "server" : "client";
    const segment: Segment = {
      source: ends[side],
      destination: ends[other],
      sourcePort: side === "client" ? ends.clientPort : ends.serverPort,
      destinationPort: side === "client" ? ends.serverPort : ends.clientPort,
      seq: (sent[side] - back) >>> 0,
      ack: flags & ACK ? sent[other] : 0,
      flags,
      payload,
    };
    if (back === 0) sent[side] = (sent[side] + payload + (flags & 3 ? 1 : 0)) >>> 0;
    return segment;
  };

  yield from("client", SYN, 0);
  yield from("server", SYN | ACK, 0);
  yield from("client", ACK, 0);
  for (let exchange = 0; exchange < exchanges; exchange += 1) {
    yield from("client", PSH_ACK, 100 + (random() % 500));
    const full = 1 + (random() % 6);
    for (let i = 0; i < full; i += 1) {
      yield from("server", ACK, MSS);
      if (random() % 50 === 0) yield from("server", ACK, MSS, MSS);
      if (i % 2 === 1) yield from("client", ACK, 0);
    }
    yield from("server", PSH_ACK, 1 + (random() % MSS));
    yield from("client", ACK, 0);
  }
  yield from("server", FIN_ACK, 0);
  if (random() % 2 === 0) yield from("client", ACK, 0);
  yield from("client", FIN_ACK, 0);
  yield from("server", ACK, 0);
}
