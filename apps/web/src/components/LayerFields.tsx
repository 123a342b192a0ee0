import type { DetailLayer } from "@tcp-ladder/protocol";
import type { ByteRange } from "./byte-range.ts";
import styles from "./Side.module.css";

/** A layer below TCP, folded: its fields in words. */
export function LayerFields({
  layer,
  lit,
  onPoint,
}: {
  readonly layer: DetailLayer;
  readonly lit: ByteRange | undefined;
  readonly onPoint: (range: ByteRange | undefined) => void;
}) {
  return (
    <details className={styles.layer}>
      <summary>{layer.name}</summary>
      <dl onPointerLeave={() => onPoint(undefined)}>
        {layer.fields.map((field) => (
          <div
            key={`${field.name} ${field.start} ${field.bit ?? ""}`}
            className={lit !== undefined && field.start < lit.end && field.end > lit.start ? styles.lit : undefined}
            onPointerEnter={() => onPoint(field)}
          >
            <dt>{field.name}</dt>
            <dd>
              {field.value}
              {field.trouble !== undefined && <em> {field.trouble}</em>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
