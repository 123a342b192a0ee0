import type { NoteName } from "@tcp-ladder/flow";
import { FrameMark } from "@tcp-ladder/wire";
import { captionPieces } from "../caption.ts";
import { heldNotes } from "../held-notes.ts";
import { labelParts, partsText } from "../label.ts";
import type { Badge, LadderInput, LadderOptions, Rung } from "../layout.ts";
import type { Locale } from "../locale.ts";
import { monoWidth, partsWidth, serifWidth } from "../measure.ts";
import { STEP, TYPE } from "../metrics.ts";
import { commentTitle, noteTitle } from "../note.ts";
import { rowKind, rowPhase } from "../phase.ts";
import type { LabelPart } from "../position.ts";
import { text } from "../position.ts";
import { rowAt } from "../row.ts";
import type { Columns } from "./columns.ts";
import type { Slots } from "./slots.ts";

/** Between label and arrow, arrow and caption, at scale 1. */
const ABOVE = 7;
const BELOW = 3;
/** Between a caption and either lifeline, where arrows have their heads. */
const HEAD_ROOM = 17;
/** How far letters reach above their line, relative to their size: Chinese higher than capitals. */
const ascentOf = (words: string): number => (/\p{Script=Han}/u.test(words) ? 0.88 : ASCENT);
const ASCENT = 0.78;

/** The arrows with their texts. Baselines clear the slanted line over the whole width of the text, not only in its middle. */
export function placeRungs(input: LadderInput, options: LadderOptions, columns: Columns, slots: Slots): Rung[] {
  const s = options.scale;
  const rows = input.columns;
  const inner = columns.server - columns.client;
  const middleX = (columns.client + columns.server) / 2;
  const slope = (2 * slots.halfSlant) / inner;
  const room = inner - 12 * Math.min(s, 1);
  const captionRoom = inner - 2 * HEAD_ROOM * s;
  // Captions stay smaller than labels where those had to shrink.
  const captionSize = Math.max(0.82, Math.min(1, columns.labelSize / (TYPE.label * s) + 0.12)) * TYPE.caption * s;
  const rungs: Rung[] = [];
  let states = input.statesBefore;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rowAt(rows, i);
    const label = labelParts(rows, i, input.connection, options.numbers);
    const symbolic =
      options.numbers === "symbolic" ? partsText(label) : partsText(labelParts(rows, i, input.connection));
    const natural = partsWidth(label, columns.labelSize);
    const labelSize = natural <= room ? columns.labelSize : (columns.labelSize * room) / natural;
    const halfLabel = Math.min(natural, room) / 2;
    const names = heldNotes(row, input.connection);
    const commented = (row.marks & FrameMark.COMMENTED) !== 0;
    const badgeText = badgeWords(names[0], commented, options.locale ?? "en");
    const small = fitCaption(
      captionPieces(row, input.connection, options.numbers),
      badgeText,
      captionRoom,
      s,
      captionSize,
    );
    const middle = slots.middles[i] ?? 0;
    const top = slots.tops[i] ?? 0;
    const client = row.from === "client";
    rungs.push({
      row: rows.row[i] ?? 0,
      index: input.from + i,
      frame: rows.frame[i] ?? 0,
      from: row.from,
      kind: rowKind(row),
      phase: rowPhase(row, states),
      symbolic,
      label,
      caption: small.caption,
      noteNames: names,
      commented,
      badge:
        badgeText === undefined || small.badgeWidth === 0
          ? undefined
          : badge(names.length === 0, badgeText, middleX - small.width / 2, small.badgeWidth, small.badgeSize),
      x1: client ? columns.client : columns.server,
      y1: middle - slots.halfSlant,
      x2: client ? columns.server : columns.client,
      y2: middle + slots.halfSlant,
      labelX: middleX,
      labelY: middle - slope * halfLabel - ABOVE * s,
      captionX: middleX + (small.width - small.captionWidth) / 2,
      captionY: middle + slope * (small.width / 2) + BELOW * s + small.ascent,
      labelSize,
      captionSize: small.size,
      slotY1: top,
      slotY2: top + STEP * s,
    });
    states = row.states;
  }
  return rungs;
}

function badgeWords(note: NoteName | undefined, commented: boolean, locale: Locale): string | undefined {
  if (!commented) return note === undefined ? undefined : noteTitle(note, locale);
  return note === undefined ? commentTitle(locale) : `${noteTitle(note, locale)} · ${commentTitle(locale)}`;
}

function badge(quiet: boolean, words: string, x: number, width: number, size: number): Badge {
  return { quiet, text: words, x, width, size };
}

interface Small {
  readonly caption: readonly LabelPart[];
  readonly captionWidth: number;
  readonly badgeWidth: number;
  readonly badgeSize: number;
  /** Badge, gap and caption together. */
  readonly width: number;
  readonly size: number;
  /** Of the taller of the two. */
  readonly ascent: number;
}

/** Keeps as many pieces of the caption as fit; the last are the least needed. */
function fitCaption(
  pieces: readonly LabelPart[][],
  badgeText: string | undefined,
  room: number,
  s: number,
  size: number,
): Small {
  let badgeSize = TYPE.braceRemark * s;
  let badgeWidth = badgeText === undefined ? 0 : serifWidth(badgeText, badgeSize);
  if (badgeWidth > room) {
    badgeSize *= room / badgeWidth;
    badgeWidth = room;
  }
  const gap = badgeWidth > 0 ? 10 * s : 0;
  const caption: LabelPart[] = [];
  let width = 0;
  for (const piece of pieces) {
    const separator = caption.length > 0 ? " · " : "";
    let wide = monoWidth(separator, size);
    for (const part of piece) wide += monoWidth(part.text, size);
    if (badgeWidth + gap + width + wide > room) break;
    if (separator !== "") caption.push(text(separator));
    caption.push(...piece);
    width += wide;
  }
  const total = badgeWidth + (caption.length > 0 ? gap : 0) + width;
  const ascent = Math.max(size * ASCENT, badgeWidth > 0 ? badgeSize * ascentOf(badgeText ?? "") : 0);
  return { caption, captionWidth: width, badgeWidth, badgeSize, width: total, size, ascent };
}
