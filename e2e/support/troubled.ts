/**
 * One connection in which everything goes wrong once, as tcpdump prints it: every note has its sentence. Two more follow,
 * one of them from the same ports.
 */
const FROM = { client: 1_925_249_725, server: 821_610_149 };
const C = "10.0.0.1.40000 > 10.0.0.2.80";
const S = "10.0.0.2.80 > 10.0.0.1.40000";

const LINES: readonly (readonly [at: string, ends: string, what: string])[] = [
  ["00.000000", C, "Flags [S], seq 100, win 1000, options [mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 2], length 0"],
  [
    "00.010000",
    S,
    "Flags [S.], seq 500, ack 101, win 1000, options [mss 1460,sackOK,TS val 1 ecr 1,nop,wscale 2], length 0",
  ],
  ["00.020000", C, "Flags [.], ack 501, win 250, length 0"],
  ["00.030000", S, "Flags [P.], seq 501:601, ack 101, win 250, length 100"],
  ["00.031000", S, "Flags [P.], seq 601:701, ack 101, win 250, length 100"],
  ["00.233000", S, "Flags [P.], seq 501:601, ack 101, win 250, length 100"],
  ["00.234000", C, "Flags [.], ack 701, win 250, length 0"],
  ["00.240000", S, "Flags [P.], seq 801:901, ack 101, win 250, length 100"],
  ["00.241000", C, "Flags [.], ack 701, win 250, length 0"],
  ["00.242000", S, "Flags [P.], seq 901:1001, ack 101, win 250, length 100"],
  ["00.243000", C, "Flags [.], ack 701, win 250, length 0"],
  ["00.250000", S, "Flags [P.], seq 701:801, ack 101, win 250, length 100"],
  ["00.251000", C, "Flags [.], ack 1001, win 250, length 0"],
  ["00.500000", S, "Flags [P.], seq 501:601, ack 101, win 250, length 100"],
  ["00.600000", C, "Flags [.], ack 1001, win 25, length 0"],
  ["00.601000", S, "Flags [P.], seq 1001:1101, ack 101, win 250, length 100"],
  ["00.602000", C, "Flags [.], ack 1101, win 0, length 0"],
  ["00.900000", S, "Flags [.], seq 1101:1102, ack 101, win 250, length 1"],
  ["00.901000", C, "Flags [.], ack 1101, win 0, length 0"],
  ["01.000000", C, "Flags [.], ack 1101, win 250, length 0"],
  ["09.000000", S, "Flags [.], seq 1100, ack 101, win 250, length 0"],
  ["09.001000", C, "Flags [.], ack 1101, win 250, length 0"],
  ["09.100000", S, "Flags [P.], seq 1201:1301, ack 101, win 250, length 100"],
  ["09.101000", S, "Flags [P.], seq 1101:1201, ack 101, win 250, length 100"],
  ["09.200000", C, "Flags [.], ack 1401, win 250, length 0"],
  ["09.300000", C, "Flags [R.], seq 101, ack 1401, win 0, length 0"],
  ["20.000000", C, "Flags [S], seq 90000, win 1000, options [mss 1460], length 0"],
  ["20.001000", S, "Flags [R.], seq 0, ack 90001, win 0, length 0"],
  ["30.000000", "10.0.0.3.5000 > 10.0.0.2.80", "Flags [.], seq 1:11, ack 1, win 250, length 10"],
];

/** Numbers as large as real ones are, so that nobody takes them for relative ones; a RST's 0 stays. */
function absolute(what: string, fromServer: boolean): string {
  return what.replace(/\b(seq|ack) (\d+)(?::(\d+))?/g, (all, field: string, from: string, to?: string) => {
    if (from === "0") return all;
    const base = (field === "seq") === fromServer ? FROM.server : FROM.client;
    return `${field} ${base + Number(from)}${to === undefined ? "" : `:${base + Number(to)}`}`;
  });
}

export const TROUBLED = LINES.map(([at, ends, what]) => `12:00:${at} IP ${ends}: ${absolute(what, ends === S)}\n`).join(
  "",
);
