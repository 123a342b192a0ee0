import { TcpFlag } from "../flags.ts";

// In the order of the bits, as tcpdump prints them; it looks at the lower eight alone.
const LETTERS: readonly (readonly [flag: number, letter: string])[] = [
  [TcpFlag.FIN, "F"],
  [TcpFlag.SYN, "S"],
  [TcpFlag.RST, "R"],
  [TcpFlag.PSH, "P"],
  [TcpFlag.ACK, "."],
  [TcpFlag.URG, "U"],
  [TcpFlag.ECE, "E"],
  [TcpFlag.CWR, "W"],
];

const texts: readonly string[] = Array.from({ length: 256 }, (_, flags) => {
  let text = "";
  for (const [flag, letter] of LETTERS) if ((flags & flag) !== 0) text += letter;
  return text === "" ? "none" : text;
});

/** tcpdump's letters for {@link TcpFlag} bits: `S.`, `P.`, `none`. AE and the reserved bits have none. */
export function tcpdumpFlags(flags: number): string {
  return texts[flags & 0xff] as string;
}
