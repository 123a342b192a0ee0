import type { DetailLayer } from "@tcp-ladder/protocol";
import styles from "../components/Side.module.css";
import { useReading } from "../i18n/reading.ts";
import { isLit, type Lit, litField } from "./byte-range.ts";
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
  return (
    <details className={styles.layer}>
      <summary>{layer.name}</summary>
      <dl onPointerLeave={() => onPoint(undefined)}>
        {layer.fields.map((field) => (
          <div
            key={`${field.name} ${field.start} ${field.bit ?? ""}`}
            className={isLit(lit, field) ? styles.lit : undefined}
            onPointerEnter={() => onPoint(litField(field))}
          >
            <dt>{field.name}</dt>
            <dd>
              {fromText && !isInLineBelow(field) ? <i>{reading.notInLine}</i> : field.value}
              {field.trouble !== undefined && !fromText && <em> {field.trouble}</em>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
