import { article } from "./article.ts";
import { captured } from "./captured.ts";
import { type Conversation, type ConversationOptions, conversation } from "./conversation.ts";

const OPENING = `
  > S  mss=1460 scale=7          | SYN_SENT    SYN_RCVD
  < SA +200us mss=1460 scale=7   | ESTABLISHED SYN_RCVD
  > A  +30us                     | ESTABLISHED ESTABLISHED`;

const NOTATIONS = {
  /** RFC 9293, figure 7. */
  "simultaneous-open": `
    > S            | SYN_SENT    CLOSED
    < S  +50us     | SYN_RCVD    SYN_SENT
    > SA +90us seq=0 ack=1 note=retransmission re=0 | SYN_RCVD SYN_RCVD
    < SA +40us seq=0 ack=1 note=retransmission re=1 | ESTABLISHED ESTABLISHED`,
  /** RFC 9293, figure 13. */
  "simultaneous-close": `${OPENING}
    > FA +2ms      | FIN_WAIT_1  ESTABLISHED
    < FA +20us ack=1 | CLOSING   CLOSING
    > A  +150us seq=2 | CLOSING   TIME_WAIT
    < A  +20us ack=2  | TIME_WAIT TIME_WAIT`,
  "half-close": `${OPENING}
    > PA +1ms D120
    < A  +20us
    > FA +1ms      | FIN_WAIT_1  CLOSE_WAIT
    < A  +40ms     | FIN_WAIT_2  CLOSE_WAIT
    < PA +1.5s D1448
    > A  +50us
    < FA +1ms      | TIME_WAIT   LAST_ACK
    > A  +60us     | TIME_WAIT   CLOSED`,
  refused: `
    > S mss=1460   | SYN_SENT    CLOSED
    < RA +40us seq=-5000 win=0 | CLOSED CLOSED`,
  reset: `${OPENING}
    > PA +1ms D40
    < A  +20us
    < RA +2s win=0 | CLOSED      CLOSED`,
  "four-segment-close": `${OPENING}
    < PA +1ms D26
    > A  +20us
    < FA +1ms      | CLOSE_WAIT  FIN_WAIT_1
    > A  +41ms     | CLOSE_WAIT  FIN_WAIT_2
    > FA +60ms     | LAST_ACK    TIME_WAIT
    < A  +30us     | CLOSED      TIME_WAIT`,
  "mid-capture": `
    > PA D26       | unknown     unknown
    < A  +400us seq=1 ack=27
    > PA +20ms D100
    < A  +40ms
    > FA +1ms      | unknown     unknown     # the first FIN, or the second
    < FA +70us     | TIME_WAIT   LAST_ACK
    > A  +10us     | TIME_WAIT   CLOSED`,
  retransmission: `${OPENING}
    < PA +1ms D1448
    < PA +10us D1448 lost
    < PA +10us D500
    > A  +30us ack=1449
    > A  +20us ack=1449 note=duplicate-ack re=6
    < PA +203ms D1448 seq=1449 note=retransmission re=4
    > A  +30us
    > FA +1ms      | FIN_WAIT_1  CLOSE_WAIT
    < FA +50us     | TIME_WAIT   LAST_ACK
    > A  +30us     | TIME_WAIT   CLOSED`,
  /** RFC 7413: the SYN carries data, and the server accepts it at once. */
  "fast-open": `
    > S  D100 mss=1460 | SYN_SENT  SYN_RCVD
    < SA +200us ack=101 | ESTABLISHED SYN_RCVD
    < PA +50us D300
    > A  +30us     | ESTABLISHED ESTABLISHED`,
  "keep-alive": `${OPENING}
    > A  +60s seq=0 note=keep-alive
    < A  +100us note=keep-alive-ack
    < A  +1ms win=0 note=zero-window
    > A  +200ms D1 note=zero-window-probe
    < A  +100us ack=1 win=0 note=zero-window-probe-ack note=zero-window
    < A  +100ms ack=1 win=500 note=window-update`,
  "syn-repeated": `
    > S            | SYN_SENT    LISTEN
    > S  +1.02s seq=0 note=retransmission re=0 | SYN_SENT SYN_RCVD
    < SA +200us ack=1 | ESTABLISHED SYN_RCVD
    > A  +30us     | ESTABLISHED ESTABLISHED`,
} as const;

export type ScenarioName = keyof typeof NOTATIONS | "article";

const OPTIONS: Partial<Record<ScenarioName, ConversationOptions>> = {
  refused: { statesBefore: ["CLOSED", "CLOSED"] },
  "simultaneous-open": { statesBefore: ["CLOSED", "CLOSED"] },
  "mid-capture": { statesBefore: ["unknown", "unknown"], clientIsn: 4_294_967_290, serverIsn: 70_000 },
};

export const SCENARIO_NAMES: readonly ScenarioName[] = [
  "article",
  ...(Object.keys(NOTATIONS) as (keyof typeof NOTATIONS)[]),
];

/** A named conversation, built anew at each call. */
export function scenario(name: ScenarioName): Conversation {
  return name === "article" ? article(true) : conversation(NOTATIONS[name], OPTIONS[name] ?? {});
}

/** The same with the states and notes that the flow finds in its frames. */
export function scenarioCaptured(name: Exclude<ScenarioName, "article">): Conversation {
  return captured(NOTATIONS[name], OPTIONS[name] ?? {});
}

/** A transfer of `segments` segments or a few more: handshake, data and ACKs with repeats and idle gaps, close. */
export function longTransfer(segments: number): Conversation {
  const lines = [OPENING];
  for (let i = 3; i < segments - 3; i += 1) {
    if (i % 37 === 0) lines.push("< PA +1.25s D700");
    else if (i % 3 === 2) lines.push("> A +120us");
    else lines.push(`< A +${10 + (i % 7)}us D1448`);
  }
  lines.push("< FA +2ms | CLOSE_WAIT FIN_WAIT_1", "> FA +80us | LAST_ACK TIME_WAIT", "< A +15us | CLOSED TIME_WAIT");
  return conversation(lines.join("\n"));
}
