import type { DetailField } from "@tcp-ladder/protocol";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type ByteRange, headerCells } from "./byte-range.ts";
import styles from "./HeaderGrid.module.css";

/** Where a flag has no room for its name: tcpdump's letters, but A for ACK. */
const FLAG_LETTERS: Readonly<Record<string, string>> = { AE: "e", CWR: "W", ECE: "E" };

/** The TCP header in the 32-bit rows of RFC 9293, with what really stood in it. */
export function HeaderGrid({
  fields,
  lit,
  onPoint,
  show,
}: {
  readonly fields: readonly DetailField[];
  readonly lit: ByteRange | undefined;
  readonly onPoint: (range: ByteRange | undefined) => void;
  readonly show: (field: DetailField) => ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <dl className={styles.grid} onPointerLeave={() => onPoint(undefined)}>
      {headerCells(fields).map(({ field, column, columns, row }) => (
        <div
          key={`${field.name} ${field.bit}`}
          className={[
            columns <= 1 ? styles.bit : columns <= 4 ? styles.narrow : "",
            isLit(field) ? styles.lit : "",
            field.trouble === undefined ? "" : styles.trouble,
            columns <= 1 && short(field.value) === "0" ? styles.clear : "",
          ].join(" ")}
          style={{ gridColumn: `${column} / span ${columns}`, gridRow: row }}
          title={columns <= 4 ? `${field.name}: ${field.value}` : field.trouble}
          onPointerEnter={() => onPoint(field)}
        >
          <dt>
            <span className={styles.name}>{t(`fields.${field.name}`, { defaultValue: field.name })}</span>
            {columns <= 1 && (
              <span className={styles.letter} aria-hidden="true">
                {FLAG_LETTERS[field.name] ?? field.name[0]}
              </span>
            )}
          </dt>
          <dd>
            {columns <= 4 ? short(field.value) : show(field)}
            {field.trouble !== undefined && columns > 4 && <em> {field.trouble}</em>}
          </dd>
        </div>
      ))}
    </dl>
  );

  function isLit(field: DetailField): boolean {
    return lit !== undefined && field.start < lit.end && field.end > lit.start;
  }
}

/** `8 (32 bytes)` → `8`: a cell of a few bits has no room for words; they are its title. */
function short(value: string): string {
  return value.split(" (", 1)[0] ?? value;
}
