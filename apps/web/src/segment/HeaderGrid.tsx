import type { DetailField } from "@tcp-ladder/protocol";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useReading } from "../i18n/reading.ts";
import { BitRuler } from "./BitRuler.tsx";
import { isLit, type Lit, litField } from "./byte-range.ts";
import { useFieldTexts } from "./field-texts.ts";
import styles from "./HeaderGrid.module.css";
import { flagLetter, type HeaderCell, headerCells, splitValue } from "./header-cells.ts";

/** Fields this narrow have no room for their names. */
const NARROW_BITS = 4;

/** The TCP header in the 32-bit rows of RFC 9293, with what really stood in it. One stop for Tab; arrows go from field to field. */
export function HeaderGrid({
  fields,
  hex,
  lit,
  onPoint,
  show,
}: {
  readonly fields: readonly DetailField[];
  /** Of the whole frame. */
  readonly hex: string;
  readonly lit: Lit | undefined;
  readonly onPoint: (lit: Lit | undefined) => void;
  /** A field's value where it is more than its text. */
  readonly show: (field: DetailField) => ReactNode;
}) {
  const { t } = useTranslation();
  const reading = useReading();
  const texts = useFieldTexts();
  const list = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const cells = headerCells(fields);

  const move = (event: KeyboardEvent): void => {
    const to = nextCell(cells, stop, event.key);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setStop(to);
    list.current?.querySelectorAll<HTMLElement>("[role=option]")[to]?.focus();
  };
  return (
    <div
      ref={list}
      className={styles.grid}
      role="listbox"
      aria-label={t("detail.header")}
      tabIndex={-1}
      onKeyDown={move}
      onPointerLeave={() => onPoint(undefined)}
      onBlur={() => onPoint(undefined)}
    >
      <BitRuler />
      {cells.map((cell, at) => (
        <div
          key={`${cell.field.name} ${cell.field.bit}`}
          role="option"
          aria-selected={isLit(lit, cell.field)}
          aria-label={spoken(cell)}
          tabIndex={at === Math.min(stop, cells.length - 1) ? 0 : -1}
          className={classesOf(cell)}
          style={{ gridColumn: `${cell.column} / span ${cell.columns}`, gridRow: cell.row + 1 }}
          title={cell.columns <= NARROW_BITS ? spoken(cell) : texts.trouble(cell.field)}
          onPointerEnter={() => onPoint(litField(cell.field))}
          onFocus={() => {
            setStop(at);
            onPoint(litField(cell.field));
          }}
        >
          {contentOf(cell)}
        </div>
      ))}
    </div>
  );

  function spoken({ field, columns, option }: HeaderCell): string {
    const value = texts.value(field);
    const { short, rest } = splitValue(value);
    const words = columns === 1 && option === "none" ? (short === "0" ? reading.notSet : rest || reading.set) : value;
    return reading.spoken(texts.name(field), words, texts.trouble(field));
  }

  function classesOf({ field, columns, option }: HeaderCell): string {
    const bit = columns === 1;
    return [
      styles.cell,
      option === "whole" ? styles.option : bit ? styles.bit : columns <= NARROW_BITS ? styles.narrow : "",
      bit && splitValue(field.value).short !== "0" ? styles.set : "",
      isLit(lit, field) ? styles.lit : "",
      field.trouble === undefined ? "" : styles.trouble,
    ].join(" ");
  }

  function contentOf({ field, columns, option }: HeaderCell): ReactNode {
    if (columns === 1) {
      return (
        <>
          <b>{flagLetter(field.name)}</b>
          <span>{splitValue(field.value).short}</span>
        </>
      );
    }
    if (option !== "none" && field.name !== "padding" && field.name !== "options") {
      const kind = byteAt(hex, field.start);
      if (option === "single")
        return <Field name={`${reading.kind} ${kind}`}>{singleName(field.name) ?? texts.name(field)}</Field>;
      return (
        <>
          <Field name={reading.kind}>{kind}</Field>
          <Field name={reading.length}>{field.end > field.start + 1 ? byteAt(hex, field.start + 1) : "–"}</Field>
          <Field name={texts.name(field)}>
            {texts.value(field)}
            {field.trouble !== undefined && <em> {texts.trouble(field)}</em>}
          </Field>
        </>
      );
    }
    return (
      <Field name={columns <= NARROW_BITS ? reading.narrow(field.name) : texts.name(field)}>
        {columns <= NARROW_BITS ? splitValue(field.value).short : show(field)}
        {field.trouble !== undefined && columns > NARROW_BITS && <em> {texts.trouble(field)}</em>}
      </Field>
    );
  }
}

function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className={styles.field}>
      <small>{name}</small>
      <span>{children}</span>
    </span>
  );
}

/** In the words of RFC 9293, section 3.1. */
function singleName(name: string): string | undefined {
  return name === "no-operation" ? "NOP" : name === "end of option list" ? "EOL" : undefined;
}

function byteAt(hex: string, at: number): string {
  const value = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16);
  return Number.isNaN(value) ? "?" : String(value);
}

/** Left and right follow the fields; up and down go to the nearest in the row before or after. */
function nextCell(cells: readonly HeaderCell[], now: number, key: string): number | undefined {
  if (key === "ArrowRight") return Math.min(now + 1, cells.length - 1);
  if (key === "ArrowLeft") return Math.max(now - 1, 0);
  if (key === "Home") return 0;
  if (key === "End") return cells.length - 1;
  const by = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  const cell = cells[now];
  if (by === 0 || cell === undefined) return undefined;
  const reaches = (other: HeaderCell): boolean =>
    other.row === cell.row + by && other.column + other.columns > cell.column;
  const found = cells.findIndex(reaches);
  return found < 0 ? now : found;
}
