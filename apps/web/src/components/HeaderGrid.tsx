import type { DetailField } from "@tcp-ladder/protocol";
import type { ReactNode } from "react";
import { type ByteRange, headerCells } from "./byte-range.ts";
import styles from "./HeaderGrid.module.css";

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
  return (
    <dl className={styles.grid} onPointerLeave={() => onPoint(undefined)}>
      {headerCells(fields).map(({ field, column, columns, row }) => (
        <div
          key={`${field.name} ${field.bit}`}
          className={[
            columns <= 1 ? styles.bit : columns <= 4 ? styles.narrow : "",
            isLit(field) ? styles.lit : "",
            field.trouble === undefined ? "" : styles.trouble,
            columns <= 1 && field.value === "0" ? styles.clear : "",
          ].join(" ")}
          style={{ gridColumn: `${column} / span ${columns}`, gridRow: row }}
          title={columns <= 4 ? `${field.name}: ${field.value}` : field.trouble}
          onPointerEnter={() => onPoint(field)}
        >
          <dt>{columns <= 1 ? field.name.slice(0, 3).toUpperCase() : field.name}</dt>
          <dd>
            {show(field)}
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
