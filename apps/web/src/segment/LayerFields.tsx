import type { DetailLayer } from "@tcp-ladder/protocol";
import styles from "../components/Side.module.css";
import { useReading } from "../i18n/reading.ts";
import { isLit, type Lit, litField } from "./byte-range.ts";
import { useFieldTexts } from "./field-texts.ts";
import { isInLineBelow } from "./text-line.ts";

/** A layer below TCP, folded: its fields in words. */
export function LayerFields({
  layer,
  lit,
  fromText,
  onPoint,
}: {
  readonly layer: DetailLayer;
  readonly lit: Lit | undefined;
  /** Only what the line of text said is true. */
  readonly fromText: boolean;
  readonly onPoint: (lit: Lit | undefined) => void;
}) {
  const reading = useReading();
  const texts = useFieldTexts();
  return (
    <details className={styles.layer}>
      <summary>{texts.layer(layer.name)}</summary>
      <dl onPointerLeave={() => onPoint(undefined)}>
        {layer.fields.map((field) => (
          <div
            key={`${field.name} ${field.start} ${field.bit ?? ""}`}
            className={isLit(lit, field) ? styles.lit : undefined}
            onPointerEnter={() => onPoint(litField(field))}
          >
            <dt>{texts.name(field)}</dt>
            <dd>
              {fromText && !isInLineBelow(field) ? <i>{reading.notInLine}</i> : texts.value(field)}
              {field.trouble !== undefined && !fromText && <em> {texts.trouble(field)}</em>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
