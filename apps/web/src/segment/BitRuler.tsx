import styles from "./HeaderGrid.module.css";

const BITS = Array.from({ length: 32 }, (_, bit) => bit);
/** Where numbers stand; between them there are ticks. */
const NUMBERED: ReadonlySet<number> = new Set([0, 4, 8, 12, 16, 20, 24, 28, 31]);

/** Bits 0 … 31 above the header, as in the standard's picture. */
export function BitRuler() {
  return (
    <div className={styles.ruler} aria-hidden="true">
      {BITS.map((bit) => (
        <span key={bit} className={bit % 8 === 0 ? styles.byte : undefined}>
          {NUMBERED.has(bit) ? bit : ""}
        </span>
      ))}
    </div>
  );
}
