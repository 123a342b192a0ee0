const SYN = 0x02;
const ACK = 0x10;
const FIN_ACK = 0x11;

/** A connection of so many segments as a pcap file of LINKTYPE_RAW: handshake, full segments with an ACK for each second, close. */
export function longConnection(segments: number): Uint8Array {
  const record = 16 + 40;
  const file = new DataView(new ArrayBuffer(24 + segments * record));
  for (const [at, value] of [
    [0, 0xa1b2c3d4],
    [4, 0x0004_0002],
    [16, 96],
    [20, 101],
  ] as const) {
    file.setUint32(at, value, true);
  }
  const sent = { client: 1000, server: 9000 };
  for (let i = 0; i < segments; i++) {
    const closing = i - (segments - 3);
    const from = i === 0 || i === 2 || closing === 1 || (closing < 0 && i % 3 === 2) ? "client" : "server";
    const opening = i < 2;
    const flags = i === 0 ? SYN : i === 1 ? SYN | ACK : closing === 0 || closing === 1 ? FIN_ACK : ACK;
    const payload = !opening && closing < 0 && from === "server" ? 1448 : 0;
    write(file, 24 + i * record, i, from, flags, payload, sent);
    sent[from] += payload + (flags & 3 ? 1 : 0);
  }
  return new Uint8Array(file.buffer);
}

function write(
  file: DataView,
  at: number,
  i: number,
  from: "client" | "server",
  flags: number,
  payload: number,
  sent: { readonly client: number; readonly server: number },
): void {
  const client = from === "client";
  file.setUint32(at, 1_700_000_000 + Math.floor(i / 1000), true);
  file.setUint32(at + 4, (i % 1000) * 1000, true);
  file.setUint32(at + 8, 40, true);
  file.setUint32(at + 12, 40 + payload, true);
  const ip = at + 16;
  file.setUint8(ip, 0x45);
  file.setUint16(ip + 2, 40 + payload);
  file.setUint8(ip + 8, 64);
  file.setUint8(ip + 9, 6);
  file.setUint32(ip + 12, client ? 0x0a000001 : 0x0a000002);
  file.setUint32(ip + 16, client ? 0x0a000002 : 0x0a000001);
  const tcp = ip + 20;
  file.setUint16(tcp, client ? 40_000 : 80);
  file.setUint16(tcp + 2, client ? 80 : 40_000);
  file.setUint32(tcp + 4, sent[from]);
  file.setUint32(tcp + 8, flags & ACK ? sent[client ? "server" : "client"] : 0);
  file.setUint8(tcp + 12, 0x50);
  file.setUint8(tcp + 13, flags);
  file.setUint16(tcp + 14, 500);
}
