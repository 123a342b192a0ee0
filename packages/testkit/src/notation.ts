import { NOTE_NAMES, type NoteName, STATE_NAMES, type StateName } from "@tcp-ladder/flow";

/**
 * One segment of a conversation, read from a line such as
 *
 *     < FA D26 +20s seq=1 ack=1 win=0 mss=1460 note=retransmission re=3 | ESTABLISHED FIN_WAIT_1
 *
 * `>` is sent by the client, `<` by the server. Letters are flags (S, A, F, R, P, U, E for ECE, C for CWR, e for AE, N for none), `D26` is 26 bytes of payload, `+20s` (or ms,
 * us, ns) the time since the segment before, `opt=0402` option bytes in hex, `urg=4` the urgent pointer, `lost` a segment that does not arrive in time. `seq` and `ack` count from the sender's own first number and the peer's; left out, seq
 * is the sender's next number and ack all that its peer has sent. After the bar: the states of client and server, left out where
 * nothing changes.
 */
export interface NotedSegment {
  readonly fromServer: boolean;
  readonly flags: string;
  readonly payload: number;
  readonly gapNs: number;
  readonly seq: number | undefined;
  readonly ack: number | undefined;
  readonly window: number | undefined;
  readonly mss: number | undefined;
  readonly scale: number | undefined;
  /** The urgent pointer; only frames that are made from the notation carry it. */
  readonly urgent: number;
  /** Further option bytes, in hex; only frames that are made from the notation carry them. */
  readonly options: string;
  readonly notes: readonly NoteName[];
  readonly related: number | undefined;
  /** Asked for until it is sent again. */
  readonly lost: boolean;
  readonly states: readonly [StateName, StateName] | undefined;
}

const UNITS: Readonly<Record<string, number>> = { s: 1e9, ms: 1e6, us: 1e3, ns: 1 };

/** Reads a whole conversation; empty lines and `#` comments are skipped. Throws an Error that quotes a line it cannot read. */
export function parseNotation(text: string): NotedSegment[] {
  return text
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => line !== "")
    .map(parseLine);
}

function parseLine(line: string): NotedSegment {
  const [left = "", right] = line.split("|");
  const [arrow, ...tokens] = left.trim().split(/\s+/);
  if (arrow !== ">" && arrow !== "<") throw new Error(`no direction: ${line}`);
  let flags = "";
  let payload = 0;
  let gapNs = 0;
  const values = new Map<string, number>();
  const notes: NoteName[] = [];
  let options = "";
  let lost = false;
  for (const token of tokens) {
    const gap = /^\+(-?[\d.]+)(s|ms|us|ns)$/.exec(token);
    const data = /^D(\d+)$/.exec(token);
    const value = /^(seq|ack|win|mss|scale|re|urg)=(-?\d+)$/.exec(token);
    if (gap) gapNs += Math.round(Number(gap[1]) * (UNITS[gap[2] ?? ""] ?? 0));
    else if (data) payload = Number(data[1]);
    else if (value) values.set(value[1] ?? "", Number(value[2]));
    else if (/^opt=([\da-f]{2})+$/.test(token)) options += token.slice(4);
    else if (token === "lost") lost = true;
    else if (token.startsWith("note=")) notes.push(noteName(token.slice(5)));
    else if (/^[SAFRPUECNe]+$/.test(token)) flags += token;
    else throw new Error(`"${token}" is not known: ${line}`);
  }
  return {
    fromServer: arrow === "<",
    flags,
    payload,
    gapNs,
    seq: values.get("seq"),
    ack: values.get("ack"),
    window: values.get("win"),
    mss: values.get("mss"),
    scale: values.get("scale"),
    urgent: values.get("urg") ?? 0,
    options,
    notes,
    related: values.get("re"),
    lost,
    states: right === undefined ? undefined : parseStates(right.trim()),
  };
}

function noteName(text: string): NoteName {
  const name = NOTE_NAMES.find((note) => note === text);
  if (name === undefined) throw new Error(`no note is called "${text}"`);
  return name;
}

function parseStates(text: string): [StateName, StateName] {
  const [client, server] = text.split(/\s+/).map((word) => {
    const name = STATE_NAMES.find((state) => state === word);
    if (name === undefined) throw new Error(`no state is called "${word}"`);
    return name;
  });
  if (client === undefined || server === undefined) throw new Error(`two states are wanted: ${text}`);
  return [client, server];
}
