import { RowMark, type SegmentColumns } from "@tcp-ladder/flow";
import { NOTHING, type StepList } from "./step-list.ts";

const FIN = 0x01;
const SYN = 0x02;
const RST = 0x04;
const ACK = 0x10;
const DATA = 0x20;
const FROM_SERVER = 0x40;

/** Who sent a segment and what it is; that a FIN carries an ACK too, or how many bytes there are, makes it no other kind. */
export function kindsOf(columns: SegmentColumns): Uint8Array {
  const kinds = new Uint8Array(columns.length);
  for (let i = 0; i < columns.length; i++) {
    const flags = columns.flags[i] ?? 0;
    const side = ((columns.marks[i] ?? 0) & RowMark.FROM_SERVER) === 0 ? 0 : FROM_SERVER;
    if ((flags & RST) !== 0) kinds[i] = side | RST;
    else if ((flags & SYN) !== 0) kinds[i] = side | SYN | (flags & ACK);
    else if ((flags & FIN) !== 0) kinds[i] = side | FIN;
    else kinds[i] = (columns.payload[i] ?? 0) > 0 ? side | DATA : side | ACK;
  }
  return kinds;
}

/** Pairs tried at once: as many bytes twice. */
const MOST_PAIRS = 4_000_000;
/** Where there are more, so many rows of each side are looked at together; fewer where there are very many. */
const WINDOW = 400;
const NARROW_WINDOW = 120;
const MANY = 100_000;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The most pairs of like segments that keep both orders (longest common subsequence); what has no like stands alone. Openings go with
 * openings and closes with closes, however much longer one connection is than the other.
 *
 *     A  SYN  SYN+ACK  ACK  DATA  ACK  FIN       FIN+ACK  ACK
 *     B  SYN  SYN+ACK  ACK  DATA  ACK  FIN  ACK  FIN      ACK
 */
export function alignKinds(a: Uint8Array, b: Uint8Array, steps: StepList): void {
  const [ofA, ofB] = [phasesOf(a), phasesOf(b)];
  const window = a.length + b.length > MANY ? NARROW_WINDOW : WINDOW;
  for (const [i, phase] of ofA.entries()) alignStretch(a, phase, b, ofB[i] as Stretch, window, steps);
}

/** A handshake is no shorter: what ends before never got beyond its opening. */
const HANDSHAKE = 3;

/** Opening, data and close: up to the first data or end, from there, and from the first FIN or RST on. */
function phasesOf(kinds: Uint8Array): readonly [Stretch, Stretch, Stretch] {
  const { length } = kinds;
  const end = kinds.findIndex((kind) => (kind & (FIN | RST)) !== 0);
  const data = kinds.findIndex((kind) => (kind & DATA) !== 0);
  const close = end < 0 || (data < 0 && end < HANDSHAKE) ? length : end;
  const open = data < 0 ? close : Math.min(data, close);
  return [
    { from: 0, to: open },
    { from: open, to: close },
    { from: close, to: length },
  ];
}

function alignStretch(a: Uint8Array, ofA: Stretch, b: Uint8Array, ofB: Stretch, window: number, steps: StepList): void {
  const small = (ofA.to - ofA.from) * (ofB.to - ofB.from) <= MOST_PAIRS;
  let { from: i } = ofA;
  let { from: j } = ofB;
  while (i < ofA.to && j < ofB.to) {
    const [endA, endB] = small ? [ofA.to, ofB.to] : [Math.min(ofA.to, i + window), Math.min(ofB.to, j + window)];
    // The first half of a window is settled by what comes in the second.
    const last = small || (endA === ofA.to && endB === ofB.to);
    const [stopA, stopB] = last ? [endA, endB] : [Math.min(endA, i + (window >> 1)), Math.min(endB, j + (window >> 1))];
    [i, j] = alignWindow(a, { from: i, to: endA }, b, { from: j, to: endB }, stopA, stopB, steps);
  }
  while (i < ofA.to) steps.add(i++, NOTHING);
  while (j < ofB.to) steps.add(NOTHING, j++);
}

/** Takes the steps of two stretches until one of them is at its stop; returns where both are. */
function alignWindow(
  a: Uint8Array,
  ofA: Stretch,
  b: Uint8Array,
  ofB: Stretch,
  stopA: number,
  stopB: number,
  steps: StepList,
): [number, number] {
  const width = ofB.to - ofB.from + 1;
  const common = new Uint16Array((ofA.to - ofA.from + 1) * width);
  const at = (i: number, j: number): number => common[(i - ofA.from) * width + (j - ofB.from)] ?? 0;
  for (let i = ofA.to - 1; i >= ofA.from; i--) {
    for (let j = ofB.to - 1; j >= ofB.from; j--) {
      common[(i - ofA.from) * width + (j - ofB.from)] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let { from: i } = ofA;
  let { from: j } = ofB;
  while (i < stopA && j < stopB) {
    if (a[i] === b[j]) steps.add(i++, j++);
    else if (at(i + 1, j) >= at(i, j + 1)) steps.add(i++, NOTHING);
    else steps.add(NOTHING, j++);
  }
  return [i, j];
}
