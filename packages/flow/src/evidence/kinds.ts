import type { NoteName } from "../columns.ts";

/**
 * What a note is based on, by kind, with the numbers that prove it. Sequence numbers are absolute, `frame`s count from 1,
 * names that end in `Ns` are nanoseconds. `frame` is the other segment that a kind is about, and `ns` the time from it to
 * this one. Kinds that end in `-unseen` are those of which the other segment was not found.
 */
export interface EvidenceValues {
  /** Below what this side had sent. `syn`: it is a SYN without data. */
  readonly "repeat-unseen": { readonly seq: number; readonly syn: boolean };
  /** Sent before, and no duplicate ACK came between. `sacked`: an ACK that asks for it told of more by SACK. */
  readonly "repeat-unasked": SentBefore & { readonly sacked?: true };
  /** Sent before, and asked for by so many duplicate ACKs, the last of them `askedNs` before. */
  readonly "repeat-asked": SentBefore & Asked;
  readonly "fast-unseen": { readonly seq: number };
  readonly fast: { readonly seq: number } & Asked;
  readonly "needless-unseen": { readonly seq: number; readonly end: number };
  /** `more`: `frame` had sent the beginning of it, and others the rest. */
  readonly needless: { readonly seq: number; readonly end: number; readonly frame: number; readonly more?: true };
  readonly "order-unseen": { readonly seq: number };
  /**
   * Belongs before `frame`, which reaches up to `end` and came `ns` earlier; undefined: the initial round trip is not known.
   * `sent`: which frame had brought the same number before; left out where none did.
   */
  readonly order: {
    readonly seq: number;
    readonly frame: number;
    readonly end: number;
    readonly ns: number;
    readonly roundTripNs: number | undefined;
    readonly sent?: { readonly frame: number; readonly ns: number } | undefined;
  };
  readonly "gap-unseen": { readonly seq: number };
  readonly gap: { readonly seq: number; readonly frame: number; readonly end: number; readonly missing: number };
  readonly "acknowledges-unseen": { readonly ack: number };
  readonly "duplicate-unseen": { readonly ack: number };
  /** `times`: which repeat of `frame` it is, counted from 1. */
  readonly duplicate: { readonly ack: number; readonly frame: number; readonly ns: number; readonly times: number };
  readonly "keep-alive": { readonly seq: number; readonly payload: number };
  readonly "keep-alive-answer-unseen": { readonly ack: number };
  readonly "keep-alive-answer": { readonly ack: number; readonly frame: number; readonly ns: number };
  readonly "window-closed": { readonly window: 0 };
  readonly "probe-unseen": { readonly seq: number };
  readonly probe: { readonly seq: number; readonly frame: number };
  readonly "probe-answer-unseen": { readonly ack: number };
  readonly "probe-answer": { readonly ack: number; readonly frame: number };
  readonly "window-filled-unseen": { readonly end: number };
  /** `window` as it stood in `frame`, before scaling. */
  readonly "window-filled": {
    readonly end: number;
    readonly frame: number;
    readonly ack: number;
    readonly window: number;
  };
  readonly "window-changed-unseen": { readonly window: number };
  /** `syn`: `frame` is a SYN, whose window is never scaled. */
  readonly "window-changed": {
    readonly frame: number;
    readonly before: number;
    readonly window: number;
    readonly syn?: boolean;
  };
  readonly "ports-reused": { readonly seq: number };
  readonly "ports-reused-answer": { readonly seq: number };
}

interface SentBefore {
  readonly seq: number;
  readonly syn: boolean;
  readonly frame: number;
  readonly ns: number;
}

interface Asked {
  readonly duplicates: number;
  readonly askedFrame: number;
  readonly askedNs: number;
}

export type EvidenceKind = keyof EvidenceValues;

/** A kind with its values. */
export type Evidence<Kind extends EvidenceKind = EvidenceKind> = {
  [K in Kind]: { readonly kind: K; readonly values: EvidenceValues[K] };
}[Kind];

/** A note and what it is based on. */
export type NoteEvidence = { readonly note: NoteName } & Evidence;
