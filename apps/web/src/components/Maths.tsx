import type { LabelPart } from "@tcp-ladder/ladder";

/** A flag and the symbol behind it stay on one line, a time and its unit, a name and its number: `FIN N`, `24 µs`, `RFC 2883`. */
const joined = (text: string): string =>
  text
    .replace(/\b(SYN|FIN|ACK) $/, "$1\u00a0")
    .replace(/\b(RFC|frame) (?=\d)/g, "$1\u00a0")
    .replace(/(\d) (?=(?:[nµm]?s|min|h|d)\b)/g, "$1\u00a0");

/** Text in which J, K, M and N are set as mathematics. */
export function Maths({ parts }: { readonly parts: readonly LabelPart[] }) {
  // biome-ignore-start lint/suspicious/noArrayIndexKey: the pieces of one sentence have no other identity
  return parts.map((part, i) =>
    part.role === "symbol" ? (
      <i className="symbol" key={i}>
        {part.text}
      </i>
    ) : (
      <span key={i}>{joined(part.text)}</span>
    ),
  );
  // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
}
