import { type ConnectionSummary, RowMark, type SegmentColumns } from "@tcp-ladder/flow";
import { explainSegment, numberForms } from "@tcp-ladder/ladder";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../i18n/use-language.ts";
import { Maths } from "./Maths.tsx";
import styles from "./NumberTip.module.css";

/** TCP's ACK flag, and those that use a sequence number. */
const ACK = 0x10;

export interface TipAt {
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

/** The numbers of the segment that is pointed at, in all three spellings. */
export function NumberTip({
  at,
  columns,
  i,
  connection,
}: {
  readonly at: TipAt;
  readonly columns: SegmentColumns;
  readonly i: number;
  readonly connection: ConnectionSummary;
}) {
  const { t } = useTranslation();
  const from = ((columns.marks[i] ?? 0) & RowMark.FROM_SERVER) !== 0 ? "server" : "client";
  const seq = columns.seq[i] ?? 0;
  const payload = columns.payload[i] ?? 0;
  const lines = [
    { name: t("forms.seq"), forms: numberForms(connection, from, "seq", seq) },
    ...(payload > 0
      ? [{ name: t("forms.end"), forms: numberForms(connection, from, "seq", (seq + payload) >>> 0) }]
      : []),
    ...(((columns.flags[i] ?? 0) & ACK) !== 0
      ? [{ name: t("forms.ack"), forms: numberForms(connection, from, "ack", columns.ack[i] ?? 0) }]
      : []),
  ];
  const language = useLanguage();
  const notes = columns.notes[i] ?? 0;
  const said = notes === 0 ? [] : explainSegment(columns, i, connection, language).sentences.slice(1);
  const left = Math.min(at.x + 16, window.innerWidth - 400);
  const above = at.y > window.innerHeight - 140;
  return (
    <table
      className={styles.tip}
      role="presentation"
      style={{ left: Math.max(left, 8), top: above ? at.y - 104 : at.y + 18 }}
    >
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
