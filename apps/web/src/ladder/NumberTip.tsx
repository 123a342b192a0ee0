import { type ConnectionSummary, RowMark, type SegmentColumns } from "@tcp-ladder/flow";
import { explainSegment, numberForms } from "@tcp-ladder/ladder";
import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Maths } from "../components/Maths.tsx";
import { useLanguage } from "../i18n/use-language.ts";
import { useApp } from "../store/state.ts";
import styles from "./NumberTip.module.css";

/** TCP's ACK flag, and those that use a sequence number. */
const ACK = 0x10;
const SYN = 0x02;

export interface TipAt {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  /** What has the focus: the tip goes along with it. */
  readonly by?: Element | undefined;
}

/** Beside what is pointed at, not on it. */
const GAP = { x: 16, y: 18 };

/** The numbers of the segment that is pointed at, in all three spellings. */
export function NumberTip({
  at,
  columns,
  i,
  connection,
  onEnd,
}: {
  readonly at: TipAt;
  readonly columns: SegmentColumns;
  readonly i: number;
  readonly connection: ConnectionSummary;
  /** Escape puts it away. */
  readonly onEnd: () => void;
}) {
  const { t } = useTranslation();
  const from = ((columns.marks[i] ?? 0) & RowMark.FROM_SERVER) !== 0 ? "server" : "client";
  const seq = columns.seq[i] ?? 0;
  const payload = columns.payload[i] ?? 0;
  // The data of a SYN stands behind it (RFC 9293, section 3.4).
  const syn = ((columns.flags[i] ?? 0) & SYN) === 0 ? 0 : 1;
  const lines = [
    { name: t("forms.seq"), forms: numberForms(connection, from, "seq", seq) },
    ...(payload > 0
      ? [{ name: t("forms.end"), forms: numberForms(connection, from, "seq", (seq + syn + payload) >>> 0) }]
      : []),
    ...(((columns.flags[i] ?? 0) & ACK) !== 0
      ? [{ name: t("forms.ack"), forms: numberForms(connection, from, "ack", columns.ack[i] ?? 0) }]
      : []),
  ];
  const language = useLanguage();
  const numbers = useApp((state) => state.route.settings.numbers);
  const notes = columns.notes[i] ?? 0;
  const said =
    notes === 0 ? [] : explainSegment(columns, i, connection, language, undefined, numbers).sentences.slice(1);
  const box = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    const place = (): void => {
      if (box.current === null) return;
      const { x, y } = at.by === undefined ? at : rightTop(at.by);
      const { offsetWidth, offsetHeight } = box.current;
      const below = y + GAP.y + offsetHeight + 4 < window.innerHeight;
      box.current.style.left = `${Math.max(8, Math.min(x + GAP.x, window.innerWidth - offsetWidth - 8))}px`;
      box.current.style.top = `${below ? y + GAP.y : Math.max(4, y - GAP.y - offsetHeight)}px`;
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === "Escape") onEnd();
    };
    place();
    window.addEventListener("scroll", place, { capture: true, passive: true });
    window.addEventListener("keydown", key);
    return () => {
      window.removeEventListener("scroll", place, { capture: true });
      window.removeEventListener("keydown", key);
    };
  });
  return (
    <table ref={box} className={`${styles.tip} ${at.by === undefined ? "" : styles.focused}`} role="presentation">
      <tbody>
        {lines.map(({ name, forms }) => (
          <tr key={name}>
            <th>{name}</th>
            <td>
              <Maths parts={forms.symbolic} />
            </td>
            <td>
              <Maths parts={forms.relative} />
            </td>
            <td>
              <Maths parts={forms.absolute} />
            </td>
          </tr>
        ))}
        {said.map((sentence, n) => (
          <tr key={n} className={styles.said}>
            <td colSpan={4}>
              <Maths parts={sentence} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rightTop(element: Element): { readonly x: number; readonly y: number } {
  const { right, top } = element.getBoundingClientRect();
  return { x: right, y: top };
}
