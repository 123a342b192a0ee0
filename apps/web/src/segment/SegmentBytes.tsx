import type { ConnectionSummary, Side } from "@tcp-ladder/flow";
import { numberForms } from "@tcp-ladder/ladder";
import type { DetailField, SegmentDetail } from "@tcp-ladder/protocol";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Maths } from "../components/Maths.tsx";
import styles from "../components/Side.module.css";
import { useReading } from "../i18n/reading.ts";
import { rootScale } from "../interactions/root-scale.ts";
import { useSize } from "../interactions/use-size.ts";
import { useApp } from "../store/state.ts";
import { type Lit, litByte } from "./byte-range.ts";
import { useFieldTexts } from "./field-texts.ts";
import { finSymbolAt } from "./fin-symbol.ts";
import { HeaderGrid } from "./HeaderGrid.tsx";
import { HexView } from "./HexView.tsx";
import { LayerFields } from "./LayerFields.tsx";
import { isInLine } from "./text-line.ts";

/** Sixteen bytes and their letters need this, in the page's rem. */
const WIDE_REMS = 26;

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
  const reading = useReading();
  const texts = useFieldTexts();
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const [lit, setLit] = useState<Lit>();
  const numbers = useApp((state) => state.route.settings.numbers);
  const tcp = detail.layers.findLast(({ name }) => name === "TCP");
  const others = detail.layers.filter((layer) => layer !== tcp);
  const captured = detail.hex.length / 2;

  const show = (field: DetailField): ReactNode => {
    if (detail.fromText && !isInLine(field, tcp?.fields ?? [])) return <i>{reading.notInLine}</i>;
    const which = field.name === "sequence number" ? "seq" : field.name === "acknowledgment number" ? "ack" : undefined;
    const value = Number(field.value);
    const unused = which === "ack" && value === 0;
    if (which === undefined || unused || !Number.isInteger(value)) return texts.value(field);
    const forms = numberForms(connection, from, which, value);
    // What stood in the header is the number itself; the count from the connection's beginning goes before it where it is asked for.
    if (numbers === "absolute") return field.value;
    if (numbers === "relative") {
      return (
        <>
          <Maths parts={forms.relative} /> ({field.value})
        </>
      );
    }
    const fin = which === "seq" ? finSymbolAt(connection, from, value) : undefined;
    return (
      <>
        {field.value}
        {fin !== undefined && (
          <>
            {" = "}
            <i className="symbol">{fin}</i>
          </>
        )}
        {" = "}
        <Maths parts={forms.symbolic} />
      </>
    );
  };
  return (
    <div ref={box} className={styles.bytes}>
      {tcp !== undefined && (
        <section>
          <h3>{t("detail.header")}</h3>
          <HeaderGrid
            fields={detail.fromText ? tcp.fields.map(withoutTrouble) : tcp.fields}
            hex={detail.hex}
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
            perRow={width > WIDE_REMS * 16 * rootScale() ? 16 : 8}
            onPoint={(byte) => setLit(byte === undefined ? undefined : litByte(detail.layers, byte))}
          />
        </section>
      )}
      {others.map((layer) => (
        <LayerFields key={layer.start} layer={layer} lit={lit} fromText={detail.fromText} onPoint={setLit} />
      ))}
    </div>
  );
}

/** What a line of text did not say cannot be wrong either. */
function withoutTrouble(field: DetailField): DetailField {
  return { ...field, trouble: undefined };
}
