import type { LabelPart } from "@tcp-ladder/ladder";

/** Text in which J, K, M and N are set as mathematics. */
export function Maths({ parts }: { readonly parts: readonly LabelPart[] }) {
  // biome-ignore-start lint/suspicious/noArrayIndexKey: the pieces of one sentence have no other identity
  return parts.map((part, i) =>
    part.role === "symbol" ? (
      <i className="symbol" key={i}>
        {part.text}
      </i>
    ) : (
      <span key={i}>{part.text}</span>
    ),
  );
  // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
}
