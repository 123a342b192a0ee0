import type { LabelPart, Rung } from "@tcp-ladder/ladder";

/** A rung within its own slot, y = 0 at the slot's top: the same object for as long as it looks the same, wherever it stands. */
export type SteadyRung = Rung;

/** Finer than any screen shows; sums of floating point numbers differ further on. */
const FINE = 64;

/**
 * Gives every rung of a new layout the object that stood for it before, where it has not changed: what is drawn of it then
 * need not be looked at again when rows come or go around it.
 */
export class SteadyRungs {
  #known = new Map<number, SteadyRung>();

  of(rungs: readonly Rung[]): readonly SteadyRung[] {
    const next = new Map<number, SteadyRung>();
    const steady = rungs.map((rung) => {
      const local = within(rung);
      const before = this.#known.get(rung.index);
      const kept = before !== undefined && looksSame(before, local) ? before : local;
      next.set(rung.index, kept);
      return kept;
    });
    this.#known = next;
    return steady;
  }
}

function within(rung: Rung): SteadyRung {
  const from = (y: number): number => Math.round((y - rung.slotY1) * FINE) / FINE;
  return {
    ...rung,
    y1: from(rung.y1),
    y2: from(rung.y2),
    labelY: from(rung.labelY),
    captionY: from(rung.captionY),
    slotY1: 0,
    slotY2: from(rung.slotY2),
  };
}

function looksSame(a: Rung, b: Rung): boolean {
  return (
    a.row === b.row &&
    a.from === b.from &&
    a.kind === b.kind &&
    a.phase === b.phase &&
    a.symbolic === b.symbolic &&
    a.x1 === b.x1 &&
    a.x2 === b.x2 &&
    a.y1 === b.y1 &&
    a.y2 === b.y2 &&
    a.slotY2 === b.slotY2 &&
    a.labelX === b.labelX &&
    a.labelY === b.labelY &&
    a.labelSize === b.labelSize &&
    a.captionX === b.captionX &&
    a.captionY === b.captionY &&
    a.captionSize === b.captionSize &&
    a.badge?.text === b.badge?.text &&
    a.badge?.x === b.badge?.x &&
    a.badge?.size === b.badge?.size &&
    a.noteNames.length === b.noteNames.length &&
    a.noteNames.every((name, i) => name === b.noteNames[i]) &&
    sameParts(a.label, b.label) &&
    sameParts(a.caption, b.caption)
  );
}

function sameParts(a: readonly LabelPart[], b: readonly LabelPart[]): boolean {
  return a.length === b.length && a.every(({ text, role }, i) => text === b[i]?.text && role === b[i]?.role);
}
