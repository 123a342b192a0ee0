import { useMemo } from "react";
import type { ByteRange } from "./byte-range.ts";
import styles from "./HexView.module.css";

/** Bytes shown at most; a jumbo frame's payload tells nothing more. */
const MOST_BYTES = 512;

/** The captured bytes; those of the field that is pointed at are lit, and pointing at a byte lights its field. */
export function HexView({
  hex,
  lit,
  perRow,
  onPoint,
}: {
  readonly hex: string;
  readonly lit: ByteRange | undefined;
  readonly perRow: number;
  readonly onPoint: (byte: number | undefined) => void;
}) {
  const bytes = useMemo(() => hex.slice(0, MOST_BYTES * 2).match(/../g) ?? [], [hex]);
  const rows = Array.from({ length: Math.ceil(bytes.length / perRow) }, (_, row) => row * perRow);
  return (
    <div className={styles.hex} onPointerLeave={() => onPoint(undefined)}>
      {rows.map((start) => (
        <div key={start}>
          <span className={styles.offset}>{start.toString(16).padStart(4, "0")}</span>
          {bytes.slice(start, start + perRow).map((byte, i) => {
            const at = start + i;
            const on = lit !== undefined && at >= lit.start && at < lit.end;
            return (
              <span key={at} className={on ? styles.lit : undefined} onPointerEnter={() => onPoint(at)}>
                {byte}
              </span>
            );
          })}
        </div>
      ))}
      {hex.length > MOST_BYTES * 2 && <div className={styles.offset}>… {hex.length / 2 - MOST_BYTES}</div>}
    </div>
  );
}
