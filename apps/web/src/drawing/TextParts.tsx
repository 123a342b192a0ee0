import type { LabelPart } from "@tcp-ladder/ladder";

/** Pieces of a label as tspans: J, K, M, N are set as mathematics. */
export function TextParts({ parts }: { readonly parts: readonly LabelPart[] }) {
  // biome-ignore-start lint/suspicious/noArrayIndexKey: the pieces of one label have no other identity
  return parts.map((part, i) => (
    <tspan key={i} className={part.role === "symbol" ? "symbol" : undefined}>
      {part.text}
    </tspan>
  ));
  // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
}
