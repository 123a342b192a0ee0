const time = (ms: number) =>
  `12:${String(Math.floor(ms / 60_000)).padStart(2, "0")}:${String(Math.floor(ms / 1000) % 60).padStart(2, "0")}.${String(ms % 1000).padStart(3, "0")}000`;

/** So many connections: each opens; connection n carries n % 7 bytes, and every tenth is refused. */
export function many(count: number): string {
  const lines: string[] = [];
  for (let n = 0; n < count; n++) {
    const client = `10.1.${Math.floor(n / 250)}.${n % 250}.${20_000 + n}`;
    const server = `10.0.0.1.${n % 2 === 0 ? 80 : 443}`;
    const line = (at: number, ends: string, rest: string) => lines.push(`${time(n * 10 + at)} IP ${ends}: ${rest}`);
    line(0, `${client} > ${server}`, "Flags [S], seq 100, win 1000, length 0");
    if (n % 10 === 9) {
      line(1, `${server} > ${client}`, "Flags [R.], seq 0, ack 101, win 0, length 0");
      continue;
    }
    line(1, `${server} > ${client}`, "Flags [S.], seq 500, ack 101, win 1000, length 0");
    line(2, `${client} > ${server}`, "Flags [.], ack 501, win 1000, length 0");
    const bytes = n % 7;
    if (bytes > 0) {
      line(3, `${client} > ${server}`, `Flags [P.], seq 101:${101 + bytes}, ack 501, win 1000, length ${bytes}`);
    }
  }
  return `${lines.join("\n")}\n`;
}
