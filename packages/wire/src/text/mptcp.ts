import { u8, u16, u32 } from "../bytes.ts";
import { TcpFlag } from "../flags.ts";
import { formatAddress } from "./address.ts";
import { hex64, hexBytes } from "./hex.ts";

/** What tcpdump says of one MPTCP option behind `mptcp`, and whether it took it for a good one. */
export interface MptcpText {
  text: string;
  good: boolean;
}

const SUBTYPES = ["capable", "join", "dss", "add-addr", "rem-addr", "prio", "fail", "fast-close", "unknown"] as const;

const good = (text: string): MptcpText => ({ text, good: true });
const bad = (text: string): MptcpText => ({ text, good: false });

/** MPTCP (RFC 6824, RFC 8684) as tcpdump prints it. The option's bytes, from kind on, were all captured. */
export function mptcpText(bytes: Uint8Array, at: number, length: number, flags: number): MptcpText {
  if (length < 3) return bad("");
  const subtype = Math.min(u8(bytes, at + 2) >> 4, 8);
  const head = ` ${length} ${SUBTYPES[subtype] as string}`;
  const body = subtypeText(subtype, bytes, at, length, flags);
  body.text = head + body.text;
  return body;
}

function subtypeText(subtype: number, bytes: Uint8Array, at: number, length: number, flags: number): MptcpText {
  switch (subtype) {
    case 0:
      return capable(bytes, at, length, flags);
    case 1:
      return join(bytes, at, length, flags);
    case 2:
      return dss(bytes, at, length, flags);
    case 3:
      return addAddress(bytes, at, length);
    case 4:
      return removeAddress(bytes, at, length);
    case 5: {
      if (length !== 3 && length !== 4) return bad("");
      const backup = (u8(bytes, at + 2) & 1) !== 0 ? " backup" : " non-backup";
      return good(length === 4 ? `${backup} id ${u8(bytes, at + 3)}` : backup);
    }
    case 6:
      return length === 12 ? good(` seq ${decimal64(bytes, at + 4)}`) : bad("");
    case 7:
      return length === 12 ? good(` key 0x${hex64(bytes, at + 4)}`) : bad("");
    default:
      return good("");
  }
}

function capable(bytes: Uint8Array, at: number, length: number, flags: number): MptcpText {
  const opening = (length === 12 || length === 4) && (flags & TcpFlag.SYN) !== 0;
  const third = (length === 20 || length === 22) && (flags & (TcpFlag.SYN | TcpFlag.ACK)) === TcpFlag.ACK;
  if (!opening && !third) return bad("");
  const version = u8(bytes, at + 2) & 0x0f;
  if (version > 1) return good(` Unknown Version (${version})`);
  let text = ` v${version}`;
  if ((u8(bytes, at + 3) & 0x80) !== 0) text += " csum";
  if (length >= 12) {
    text += ` {0x${hex64(bytes, at + 4)}`;
    if (length >= 20) text += `,0x${hex64(bytes, at + 12)}`;
    text += "}";
  }
  return good(text);
}

function join(bytes: Uint8Array, at: number, length: number, flags: number): MptcpText {
  const both = TcpFlag.SYN | TcpFlag.ACK;
  const fits =
    (length === 12 && (flags & TcpFlag.SYN) !== 0) ||
    (length === 16 && (flags & both) === both) ||
    (length === 24 && (flags & TcpFlag.ACK) !== 0);
  if (!fits) return bad("");
  if (length === 24) return good(` hmac 0x${hexBytes(bytes, at + 4, at + 24)}`);
  const head = `${(u8(bytes, at + 2) & 1) !== 0 ? " backup" : ""} id ${u8(bytes, at + 3)}`;
  if (length === 12) {
    return good(`${head} token 0x${u32(bytes, at + 4).toString(16)} nonce 0x${u32(bytes, at + 8).toString(16)}`);
  }
  return good(`${head} hmac 0x${hex64(bytes, at + 4)} nonce 0x${u32(bytes, at + 12).toString(16)}`);
}

function dss(bytes: Uint8Array, at: number, length: number, flags: number): MptcpText {
  if (length < 4 || (flags & TcpFlag.SYN) !== 0) return bad("");
  const parts = u8(bytes, at + 3);
  const end = at + length;
  let text = (parts & 0x10) !== 0 ? " fin" : "";
  let p = at + 4;
  if ((parts & 0x01) !== 0) {
    text += " ack ";
    const size = (parts & 0x02) !== 0 ? 8 : 4;
    if (p + size > end) return bad(text);
    text += size === 8 ? decimal64(bytes, p) : `${u32(bytes, p)}`;
    p += size;
  }
  if ((parts & 0x04) !== 0) {
    text += " seq ";
    const size = (parts & 0x08) !== 0 ? 8 : 4;
    if (p + size > end) return bad(text);
    text += size === 8 ? decimal64(bytes, p) : `${u32(bytes, p)}`;
    p += size;
    if (p + 4 > end) return bad(text);
    text += ` subseq ${u32(bytes, p)}`;
    p += 4;
    if (p + 2 > end) return bad(text);
    text += ` len ${u16(bytes, p)}`;
    p += 2;
    // A checksum is there only where the connection agreed on one.
    if (p + 2 <= end) {
      text += ` csum 0x${u16(bytes, p).toString(16)}`;
      p += 2;
    }
  }
  return p === end ? good(text) : bad(text);
}

function addAddress(bytes: Uint8Array, at: number, length: number): MptcpText {
  const v4 = length === 8 || length === 10 || length === 16 || length === 18;
  const v6 = length === 20 || length === 22 || length === 28 || length === 30;
  if (!v4 && !v6) return bad("");
  const echo = u8(bytes, at + 2) & 0x0f;
  const version =
    echo === 6 ? "v0-ip6" : echo === 4 ? "v0-ip4" : echo === 1 ? "v1-echo" : echo === 0 ? "v1" : "[bad version/echo]";
  const size = v4 ? 4 : 16;
  let text = ` ${version} id ${u8(bytes, at + 3)} ${formatAddress(bytes, at + 4, v4 ? 4 : 6)}`;
  const rest = length - 4 - size;
  let p = at + 4 + size;
  if (rest === 2 || rest === 10) {
    text += `:${u16(bytes, p)}`;
    p += 2;
  }
  if (rest >= 8) text += ` hmac 0x${hex64(bytes, p)}`;
  return good(text);
}

function removeAddress(bytes: Uint8Array, at: number, length: number): MptcpText {
  if (length < 4) return bad("");
  let text = " id";
  for (let p = at + 3; p < at + length; p++) text += ` ${u8(bytes, p)}`;
  return good(text);
}

function decimal64(bytes: Uint8Array, at: number): string {
  return ((BigInt(u32(bytes, at)) << 32n) | BigInt(u32(bytes, at + 4))).toString();
}
