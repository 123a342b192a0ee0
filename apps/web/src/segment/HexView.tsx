import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useReading } from "../i18n/reading.ts";
import type { Lit } from "./byte-range.ts";
import styles from "./HexView.module.css";

/** Bytes shown at most; a jumbo frame's payload tells nothing more. */
const MOST_BYTES = 512;

/** The captured bytes in hex and as ASCII; those of the field that is pointed at are lit, and pointing at a byte lights its field. */
export function HexView({
  hex,
  lit,
  perRow,
  onPoint,
}: {
  readonly hex: string;
  readonly lit: Lit | undefined;
  readonly perRow: number;
  readonly onPoint: (byte: number | undefined) => void;
}) {
  const { t } = useTranslation();
  const reading = useReading();
  const box = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const bytes = useMemo(() => hex.slice(0, MOST_BYTES * 2).match(/../g) ?? [], [hex]);
  const rows = Array.from({ length: Math.ceil(bytes.length / perRow) }, (_, row) => row * perRow);
  const isOn = (at: number): boolean => lit !== undefined && at >= lit.start && at < lit.end;

  const move = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: perRow, ArrowUp: -perRow }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const to = stop + by < 0 || stop + by >= bytes.length ? stop : stop + by;
    setStop(to);
    box.current?.querySelector<HTMLElement>(`[data-byte="${to}"]`)?.focus();
  };
  return (
    <div
      ref={box}
      className={styles.hex}
      role="listbox"
      aria-label={t("detail.bytes")}
      tabIndex={-1}
      onKeyDown={move}
      onPointerLeave={() => onPoint(undefined)}
      onBlur={() => onPoint(undefined)}
    >
      {rows.map((start) => (
        <div key={start} className={styles.row} role="presentation">
          <span className={styles.offset} aria-hidden="true">
            {start.toString(16).padStart(4, "0")}
          </span>
          <span className={styles.bytes} role="presentation">
            {bytes.slice(start, start + perRow).map((byte, i) => {
              const at = start + i;
              return (
                <span
                  key={at}
                  role="option"
                  aria-selected={isOn(at)}
                  data-byte={at}
                  tabIndex={at === Math.min(stop, bytes.length - 1) ? 0 : -1}
                  className={isOn(at) ? styles.lit : undefined}
                  onPointerEnter={() => onPoint(at)}
                  onFocus={() => {
                    setStop(at);
                    onPoint(at);
                  }}
                >
                  {byte}
                </span>
              );
            })}
          </span>
          <span className={styles.ascii} aria-hidden="true">
            {bytes.slice(start, start + perRow).map((byte, i) => (
              <span
                key={start + i}
                className={isOn(start + i) ? styles.lit : undefined}
                onPointerEnter={() => onPoint(start + i)}
              >
                {printable(byte)}
              </span>
            ))}
          </span>
        </div>
      ))}
      {hex.length > MOST_BYTES * 2 && (
        <div className={styles.offset}>{reading.moreBytes(hex.length / 2 - MOST_BYTES)}</div>
      )}
    </div>
  );
}

/** A dot for what has no picture in ASCII, as in every hex dump. */
function printable(byte: string): string {
  const code = Number.parseInt(byte, 16);
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : "·";
}
