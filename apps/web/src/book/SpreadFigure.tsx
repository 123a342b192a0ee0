import { arrowHead, arrowLine, type BookSpread, cross, type LabelPart, partsText, type Rich } from "@tcp-ladder/ladder";
import type { KeyboardEvent } from "react";
import { TextParts } from "../drawing/TextParts.tsx";
import { PUNCTUATION } from "../i18n/punctuation.ts";
import { useReading } from "../i18n/reading.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { rootScale } from "../interactions/root-scale.ts";
import { footnotes } from "./footnotes.ts";
import styles from "./SpreadFigure.module.css";
import { layoutSpread, type SpreadOptions } from "./spread-layout.ts";

/** Serif letters are about half as wide as they are high. */
const LETTER = 0.49;
const SMALLEST = 8;

/** The book's figure on the left, lightly set; what was captured on the right; dotted lines join what belongs together. */
export function SpreadFigure({
  spread,
  width,
  chosen,
  onChoose,
}: {
  readonly spread: BookSpread;
  readonly width: number;
  readonly chosen: number | undefined;
  /** Undefined: a picture and nothing more. */
  readonly onChoose?: ((row: number) => void) | undefined;
}) {
  const reading = useReading();
  const scale = Math.min(1.25 * rootScale(), Math.max(0.72, width / 620));
  const options: SpreadOptions = { width, pitch: 52 * scale, slant: 15 * scale, head: 62 * scale };
  const layout = layoutSpread(spread, options);
  const { left, right, height } = layout;
  const type = 16 * scale;
  const notes = footnotes(spread);
  const marks = PUNCTUATION[useLanguage()];
  const listed = (title: string, labels: readonly { readonly label: Rich }[]): string =>
    `${title}${marks.colon}${labels.map(({ label }) => partsText(label)).join(marks.semicolon)}${marks.stop}`;
  const summary = `${listed(reading.inBook, spread.book)}${listed(reading.captured, spread.captured)}`.trimEnd();
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG of which the arrows are the parts
    <svg className={styles.spread} width={width} height={height} role="group" aria-label={summary}>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
      <g aria-hidden="true">
        {(["left", "right"] as const).map((side) => {
          const { x1, x2 } = layout[side];
          return (
            <g key={side} className={styles[side]}>
              <text className={styles.pageTitle} x={(x1 + x2) / 2} y={14 * scale} fontSize={13 * scale}>
                {side === "left" ? reading.inBook : reading.captured}
              </text>
              <text className={styles.role} x={x1} y={36 * scale} fontSize={13 * scale}>
                {reading.client}
              </text>
              <text className={styles.role} x={x2} y={36 * scale} fontSize={13 * scale} textAnchor="end">
                {reading.server}
              </text>
              <path className={styles.lifeline} d={`M${x1} ${46 * scale}V${height}M${x2} ${46 * scale}V${height}`} />
            </g>
          );
        })}
        {layout.joins.map((join) => {
          const from = left.x2 + 5 * scale;
          const to = right.x1 - 5 * scale;
          const middle = (from + to) / 2;
          return (
            <path
              key={join.book}
              className={`${styles.join} ${styles[spread.book[join.book]?.match ?? "same"]}`}
              d={`M${from} ${join.y1}C${middle} ${join.y1} ${middle} ${join.y2} ${to} ${join.y2}`}
            />
          );
        })}
        {spread.book.map((arrow, at) => {
          const ends = arrowEnds(left, arrow.from, layout.book[at]?.y ?? 0);
          return (
            <g key={at} className={`${styles.bookArrow} ${arrow.captured === undefined ? styles.without : ""}`}>
              <path className={styles.line} d={arrowLine(ends, 7 * scale)} />
              <path className={styles.head} d={arrowHead(ends, 7 * scale)} />
              {labelOf(arrow.label, left, layout.book[at]?.y ?? 0)}
            </g>
          );
        })}
      </g>
      {spread.captured.map((arrow, at) => {
        const y = layout.captured[at]?.y ?? 0;
        const ends = arrowEnds(right, arrow.from, y);
        const note = notes.numberOf[at];
        const choose = onChoose === undefined ? undefined : () => onChoose(arrow.row);
        return (
          <g
            key={arrow.row}
            className={`${styles.arrow} ${styles[arrow.kind]} ${choose === undefined ? "" : styles.button}`}
            data-book-row={arrow.row}
            {...(choose === undefined
              ? {}
              : {
                  role: "button",
                  tabIndex: 0,
                  "aria-pressed": chosen === arrow.row,
                  "aria-label": [partsText(arrow.label), partsText(arrow.remark)].filter(Boolean).join(marks.stop),
                  onClick: choose,
                  onKeyDown: (event: KeyboardEvent) => {
                    if (event.key !== "Enter" && event.key !== " ") return;
                    event.preventDefault();
                    event.stopPropagation();
                    choose();
                  },
                })}
          >
            <rect
              className={`${styles.back} ${chosen === arrow.row ? styles.chosen : ""}`}
              x={right.x1 + 2}
              y={y - type * 1.05}
              width={right.x2 - right.x1 - 4}
              height={options.slant + type * 1.5}
              rx={4}
            />
            {arrow.folded > 0 ? (
              <path className={styles.fold} d={`M${right.x1} ${y + options.slant / 2}H${right.x2}`} />
            ) : (
              <>
                <path className={styles.line} d={arrowLine(ends, 9 * scale)} />
                {arrow.kind === "rst" ? (
                  <path
                    className={styles.cross}
                    d={cross(ends.x2 - Math.sign(ends.x2 - ends.x1) * 6 * scale, ends.y2 - 2, 5 * scale)}
                  />
                ) : (
                  <path className={styles.head} d={arrowHead(ends, 9 * scale)} />
                )}
              </>
            )}
            {labelOf(arrow.label, right, y, note)}
          </g>
        );
      })}
    </svg>
  );

  function arrowEnds({ x1, x2 }: { readonly x1: number; readonly x2: number }, from: "client" | "server", y: number) {
    const falls = { y1: y, y2: y + options.slant };
    return from === "client" ? { x1, x2, ...falls } : { x1: x2, x2: x1, ...falls };
  }

  function labelOf(parts: readonly LabelPart[], page: { x1: number; x2: number }, y: number, note?: number) {
    const text = partsText(parts);
    const room = page.x2 - page.x1 - 10;
    const size = Math.max(SMALLEST, Math.min(type, room / ((text.length + (note === undefined ? 0 : 1)) * LETTER)));
    return (
      <text
        className={styles.label}
        x={(page.x1 + page.x2) / 2}
        y={y + options.slant / 2 - size * 0.42 - 1}
        fontSize={size}
      >
        <TextParts parts={parts} />
        {note !== undefined && (
          <tspan className={styles.mark} dx={2} dy={-size * 0.3} fontSize={size * 0.68}>
            {note}
          </tspan>
        )}
      </text>
    );
  }
}
