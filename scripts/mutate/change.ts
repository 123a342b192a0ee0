import type { Chance } from "./chance.ts";

/** Values that readers trip over: nothing, the largest of each width, signs, and lengths that are no multiple of four. */
const NUMBERS = [0, 1, 2, 3, 4, 7, 8, 11, 12, 15, 16, 20, 27, 28, 60, 127, 128, 255, 256, 1500, 65535, 262144, 262145];
const HUGE = [0x7fffffff, 0x80000000, 0xfffffffc, 0xffffffff, 0x40000000, 0x0a0d0d0a, 0xa1b2c3d4, 0x1a2b3c4d];

type Change = (bytes: Uint8Array, chance: Chance) => Uint8Array;

const flipBits: Change = (bytes, chance) => {
  const changed = bytes.slice();
  for (let n = 1 + chance.below(4); n > 0; n--) {
    const at = chance.below(changed.length);
    changed[at] = (changed[at] as number) ^ (1 << chance.below(8));
  }
  return changed;
};

const overwrite: Change = (bytes, chance) => {
  const changed = bytes.slice();
  for (let n = 1 + chance.below(8); n > 0; n--) changed[chance.below(changed.length)] = chance.below(256);
  return changed;
};

/** A number of two or four bytes, of either order, on a boundary of four more often than not: that is where lengths are. */
const setNumber: Change = (bytes, chance) => {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  for (let n = 1 + chance.below(3); n > 0; n--) {
    const anywhere = chance.below(changed.length);
    const at = chance.below(4) === 0 ? anywhere : anywhere & ~3;
    const value = chance.pick(chance.below(3) === 0 ? HUGE : NUMBERS);
    if (chance.below(3) === 0 && at + 2 <= changed.length) view.setUint16(at, value & 0xffff, chance.below(2) === 0);
    else if (at + 4 <= changed.length) view.setUint32(at, value, chance.below(2) === 0);
  }
  return changed;
};

/** What single bytes of headers are counted by: TCP options' lengths, nibbles of header lengths, the next header. */
const BYTES = [0, 1, 2, 3, 5, 6, 0x0f, 0x29, 0x2c, 0x2f, 0x3c, 0x40, 0x44, 0x4f, 0x50, 0x60, 0xf0, 0xff];

const setByte: Change = (bytes, chance) => {
  const changed = bytes.slice();
  for (let n = 1 + chance.below(3); n > 0; n--) changed[chance.below(changed.length)] = chance.pick(BYTES);
  return changed;
};

const cutEnd: Change = (bytes, chance) => bytes.slice(0, chance.below(bytes.length));

const cutOut: Change = (bytes, chance) => {
  const at = chance.below(bytes.length);
  return join(bytes.subarray(0, at), bytes.subarray(at + 1 + chance.below(64)));
};

const insert: Change = (bytes, chance) => {
  const at = chance.below(bytes.length);
  const more = Uint8Array.from({ length: 1 + chance.below(40) }, () => chance.below(256));
  return join(bytes.subarray(0, at), more, bytes.subarray(at));
};

const repeat: Change = (bytes, chance) => {
  const at = chance.below(bytes.length);
  const part = bytes.subarray(at, at + 1 + chance.below(400));
  const parts = Array.from({ length: 1 + chance.below(20) }, () => part);
  return join(bytes.subarray(0, at), ...parts, bytes.subarray(at));
};

/** Two stretches change places, as blocks or records written in the wrong order. */
const swap: Change = (bytes, chance) => {
  const cuts = Array.from({ length: 4 }, () => chance.below(bytes.length) & ~3).sort((a, b) => a - b);
  const [a = 0, b = 0, c = 0, d = 0] = cuts;
  const part = (from: number, to?: number) => bytes.subarray(from, to);
  return join(part(0, a), part(c, d), part(b, c), part(a, b), part(d));
};

const zero: Change = (bytes, chance) => {
  const at = chance.below(bytes.length);
  return bytes.slice().fill(chance.pick([0, 0, 0xff, 0x20]), at, at + 1 + chance.below(64));
};

const CHANGES: readonly Change[] = [
  flipBits,
  flipBits,
  overwrite,
  overwrite,
  setNumber,
  setNumber,
  setNumber,
  setByte,
  setByte,
  cutEnd,
  cutOut,
  insert,
  repeat,
  swap,
  zero,
];

/** One to three changes, one after the other. */
export function change(bytes: Uint8Array, chance: Chance): Uint8Array {
  let changed = bytes;
  for (let n = chance.pick([1, 1, 1, 2, 3]); n > 0 && changed.length > 0; n--) {
    changed = chance.pick(CHANGES)(changed, chance);
  }
  return changed;
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
