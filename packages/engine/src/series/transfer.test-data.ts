const J = 4_294_960_000;
const K = 4_294_900_000;
/** Of both ends' windows. */
export const SCALE = 7;

/** Numbers that look random and are the same every time (Numerical Recipes' generator). */
export function randomSource(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * A transfer from the server, as tcpdump prints it: with repeats, SACK blocks and pauses, over the end of the 32-bit
 * numbers.
 */
export function transfer(exchanges: number): string {
  const random = randomSource(exchanges);
  const lines: string[] = [];
  let us = 0;
  let high = 0;
  const u32 = (n: number) => n % 2 ** 32;
  const line = (sender: "c" | "s", text: string) => {
    us += 1 + random(random(40) === 0 ? 400_000 : 300);
    const time = `12:${String(Math.floor(us / 6e7)).padStart(2, "0")}:${String(Math.floor(us / 1e6) % 60).padStart(2, "0")}`;
    const ends = sender === "c" ? "10.0.0.1.4000 > 10.0.0.2.80" : "10.0.0.2.80 > 10.0.0.1.4000";
    lines.push(`${time}.${String(us % 1e6).padStart(6, "0")} IP ${ends}: ${text}`);
  };
  line("c", `Flags [S], seq ${J}, win 65535, options [mss 1460,sackOK,nop,wscale ${SCALE}], length 0`);
  line("s", `Flags [S.], seq ${K}, ack ${J + 1}, win 60000, options [mss 1460,sackOK,nop,wscale ${SCALE}], length 0`);
  line("c", `Flags [.], ack ${K + 1}, win 512, length 0`);
  let acked = 0;
  const send = (from: number, length: number) =>
    line(
      "s",
      `Flags [.], seq ${u32(K + 1 + from)}:${u32(K + 1 + from + length)}, ack ${J + 1}, win 500, length ${length}`,
    );
  for (let i = 0; i < exchanges; i++) {
    const length = 1 + random(1460);
    send(high, length);
    high += length;
    if (random(30) === 0 && acked < high) send(acked, Math.min(1000, high - acked));
    if (random(3) > 0) continue;
    acked += random(high - acked + 1);
    const sack = high - acked > 4 ? `,sack 1 {${u32(K + acked + 3)}:${u32(K + 1 + high)}}` : "";
    line("c", `Flags [.], ack ${u32(K + 1 + acked)}, win ${random(900)}, options [nop,nop${sack}], length 0`);
  }
  line("s", `Flags [F.], seq ${u32(K + 1 + high)}, ack ${J + 1}, win 500, length 0`);
  line("c", `Flags [F.], seq ${J + 1}, ack ${u32(K + 2 + high)}, win 500, length 0`);
  line("s", `Flags [.], ack ${J + 2}, win 500, length 0`);
  return `${lines.join("\n")}\n`;
}
