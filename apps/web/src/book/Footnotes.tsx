import type { BookSpread } from "@tcp-ladder/ladder";
import { Maths } from "../components/Maths.tsx";
import { useReading } from "../i18n/reading.ts";
import styles from "./BookPage.module.css";
import { footnotes } from "./footnotes.ts";

/** What differs, in words, below the figure. */
export function Footnotes({ spread }: { readonly spread: BookSpread }) {
  const reading = useReading();
  const { notes } = footnotes(spread);
  const without = spread.captured.length > 0 && spread.book.some(({ captured }) => captured === undefined);
  if (notes.length === 0 && !without) return null;
  return (
    <div className={styles.footnotes}>
      <ol>
        {notes.map((note, at) => (
          <li key={at}>
            <Maths parts={note} />
          </li>
        ))}
      </ol>
      {without && <p>{reading.dashed}</p>}
    </div>
  );
}
