/** The article's eight segments as tcpdump printed them there: a daytime server and its client, seen on the server. */
const LINES = [
  "14:52:19.772673 IP 192.168.11.223.55081 > npsc-220.ndmp: Flags [S], seq 1925249825, win 14600, options [mss 1460,sackOK,TS val 11741993 ecr 0,nop,wscale 6], length 0",
  "14:52:19.772695 IP npsc-220.ndmp > 192.168.11.223.55081: Flags [S.], seq 821610649, ack 1925249826, win 14480, options [mss 1460,sackOK,TS val 20292985 ecr 11741993,nop,wscale 7], length 0",
  "14:52:19.773256 IP 192.168.11.223.55081 > npsc-220.ndmp: Flags [.], ack 821610650, win 229, options [nop,nop,TS val 11741994 ecr 20292985], length 0",
  "14:52:39.773434 IP npsc-220.ndmp > 192.168.11.223.55081: Flags [P.], seq 821610650:821610676, ack 1925249826, win 114, options [nop,nop,TS val 20312985 ecr 11741994], length 26",
  "14:52:39.774208 IP 192.168.11.223.55081 > npsc-220.ndmp: Flags [.], ack 821610676, win 229, options [nop,nop,TS val 11761994 ecr 20312985], length 0",
  "14:52:59.773523 IP npsc-220.ndmp > 192.168.11.223.55081: Flags [F.], seq 821610676, ack 1925249826, win 114, options [nop,nop,TS val 20332985 ecr 11761994], length 0",
  "14:52:59.774342 IP 192.168.11.223.55081 > npsc-220.ndmp: Flags [F.], seq 1925249826, ack 821610677, win 229, options [nop,nop,TS val 11781994 ecr 20332985], length 0",
  "14:52:59.774351 IP npsc-220.ndmp > 192.168.11.223.55081: Flags [.], ack 1925249827, win 114, options [nop,nop,TS val 20332986 ecr 11781994], length 0",
];

/** As a web page glues them: no line ends, a heading before. */
export const GLUED = `What the server saw:\n${LINES.join("")}\n`;

export const ARTICLE_LABELS = [
  "SYN J",
  "SYN K, ACK J+1",
  "ACK K+1",
  "DATA K+1:K+27 (26)",
  "ACK K+27",
  "FIN M",
  "FIN N, ACK M+1",
  "ACK N+1",
];

export const ARTICLE_STATES = {
  client: ["CLOSED", "SYN_SENT", "ESTABLISHED", "CLOSE_WAIT", "LAST_ACK", "CLOSED"],
  server: ["LISTEN", "SYN_RCVD", "ESTABLISHED", "FIN_WAIT_1", "TIME_WAIT"],
};

/** A client that does not close within some 40 ms has its delayed ACK sent before its FIN: four segments to close. */
export const FOUR_TO_CLOSE = {
  labels: [...ARTICLE_LABELS.slice(0, 6), "ACK M+1", "FIN N", "ACK N+1"],
  states: {
    client: ARTICLE_STATES.client,
    server: ["LISTEN", "SYN_RCVD", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "TIME_WAIT"],
  },
};
