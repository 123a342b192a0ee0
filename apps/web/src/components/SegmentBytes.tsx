import type { ConnectionSummary, Side } from "@tcp-ladder/flow";
import { numberForms } from "@tcp-ladder/ladder";
import type { DetailField, SegmentDetail } from "@tcp-ladder/protocol";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSize } from "../interactions/use-size.ts";
import { type ByteRange, fieldAt } from "./byte-range.ts";
import { HeaderGrid } from "./HeaderGrid.tsx";
import { HexView } from "./HexView.tsx";
import { LayerFields } from "./LayerFields.tsx";
import { Maths } from "./Maths.tsx";
import styles from "./Side.module.css";

/** What was on the wire: header, tcpdump's line, bytes; pointing at one lights the others. */
export function SegmentBytes({
  detail,
  connection,
  from,
}: {
  readonly detail: SegmentDetail;
  readonly connection: ConnectionSummary;
  readonly from: Side;
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const [lit, setLit] = useState<ByteRange>();
  const tcp = detail.layers.findLast(({ name }) => name === "TCP");
  const others = detail.layers.filter((layer) => layer !== tcp);
  const captured = detail.hex.length / 2;

  const show = (field: DetailField): ReactNode => {
    if (detail.fromText && field.name === "checksum") return t("detail.notInLine");
    const which = field.name === "sequence number" ? "seq" : field.name.startsWith("ack") ? "ack" : undefined;
    const value = Number(field.value);
    if (which === undefined || field.bits !== 32 || !Number.isInteger(value)) return field.value;
    return (
      <>
        {field.value} = <Maths parts={numberForms(connection, from, which, value).symbolic} />
      </>
    );
  };
  return (
    <div ref={box} className={styles.bytes}>
      {detail.evidence.length > 0 && (
        <ul className={styles.evidence} aria-label={t("detail.notes")}>
          {detail.evidence.map(({ note, text }) => (
            <li key={note}>{text}</li>
          ))}
        </ul>
      )}
      {tcp !== undefined && (
        <section>
          <h3>{t("detail.header")}</h3>
          <HeaderGrid
            fields={detail.fromText ? tcp.fields.map(withoutTrouble) : tcp.fields}
            lit={lit}
            onPoint={setLit}
            show={show}
          />
        </section>
      )}
      <section>
        <h3>{t("detail.tcpdump")}</h3>
        <p className={styles.tcpdump}>{detail.tcpdump}</p>
      </section>
      {captured > 0 && (
        <section>
          <h3>{t("detail.bytes")}</h3>
          {detail.fromText && <p className={styles.aside}>{t("detail.fromText")}</p>}
          {!detail.fromText && captured < detail.originalLength && (
            <p className={styles.aside}>{t("detail.truncated", { captured, original: detail.originalLength })}</p>
          )}
          <HexView
            hex={detail.hex}
            lit={lit}
            perRow={width > 23.2 * rootFontSize() ? 16 : 8}
            onPoint={(byte) => setLit(byte === undefined ? undefined : fieldAt(detail.layers, byte))}
          />
        </section>
      )}
      {others.map((layer) => (
        <LayerFields key={layer.start} layer={layer} lit={lit} onPoint={setLit} />
      ))}
    </div>
  );
}

/** What a line of text did not say cannot be wrong either. */
function withoutTrouble(field: DetailField): DetailField {
  return { ...field, trouble: undefined };
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
