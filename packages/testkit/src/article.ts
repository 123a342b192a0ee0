import type { SocketCall, Timestamp } from "@tcp-ladder/flow";
import { type Conversation, conversation } from "./conversation.ts";

/** 14:52:19.772673 on an unknown day: the seconds since midnight. */
const START: Timestamp = { seconds: 53_539, nanos: 772_673_000 };

/**
 * The article's eight segments, captured with `tcpdump 'port 10000' -i eth0 -S` between a daytime server that sleeps 20 seconds
 * before it writes and 20 before it closes, and its client.
 */
export function article(withCalls = false): Conversation {
  return conversation(
    `> S             win=14600 mss=1460 scale=6  | SYN_SENT    SYN_RCVD
     < SA  +22us     win=14480 mss=1460 scale=7  | ESTABLISHED SYN_RCVD
     > A   +561us    win=229                     | ESTABLISHED ESTABLISHED
     < PA  +20.000178s D26 win=114
     > A   +774us    win=229
     < FA  +19.999315s win=114                   | CLOSE_WAIT  FIN_WAIT_1
     > FA  +819us    win=229                     | LAST_ACK    TIME_WAIT
     < A   +9us      win=114                     | CLOSED      TIME_WAIT`,
    {
      client: { address: "192.168.11.223", port: 55081 },
      server: { address: "192.168.11.220", port: 10000 },
      clientIsn: 1_925_249_825,
      serverIsn: 821_610_649,
      start: START,
      calls: withCalls ? articleCalls() : [],
    },
  );
}

/** The calls of the article's two programs, at the times its segments imply: the article itself records none. */
export function articleCalls(): SocketCall[] {
  const call = (
    side: SocketCall["side"],
    microseconds: number,
    name: string,
    phase: SocketCall["phase"],
    text: string,
  ): SocketCall => {
    const ns = START.nanos + microseconds * 1000;
    return {
      time: { seconds: START.seconds + Math.floor(ns / 1e9), nanos: ((ns % 1e9) + 1e9) % 1e9 },
      side,
      call: name,
      phase,
      text,
    };
  };
  return [
    call("server", -5_000_200, "socket", "done", "socket"),
    call("server", -5_000_150, "bind", "done", "bind 0.0.0.0:10000"),
    call("server", -5_000_100, "listen", "done", "listen (backlog 1024)"),
    call("server", -5_000_050, "accept", "enter", "accept (blocks)"),
    call("client", -60, "socket", "done", "socket"),
    call("client", -20, "connect", "enter", "connect (blocks)"),
    call("client", 540, "connect", "return", "connect returns 0"),
    call("client", 620, "read", "enter", "read (blocks)"),
    call("server", 640, "accept", "return", "accept returns"),
    call("server", 700, "sleep", "enter", "sleep(20)"),
    call("server", 20_000_730, "sleep", "return", "sleep returns 0"),
    call("server", 20_000_750, "write", "done", "write 26 bytes"),
    call("server", 20_000_800, "sleep", "enter", "sleep(20)"),
    call("client", 20_001_490, "read", "return", "read returns 26"),
    call("client", 20_001_600, "read", "enter", "read (blocks)"),
    call("server", 40_000_820, "sleep", "return", "sleep returns 0"),
    call("server", 40_000_840, "close", "done", "close"),
    call("client", 40_001_600, "read", "return", "read returns 0"),
    call("client", 40_001_650, "close", "done", "close"),
  ];
}
