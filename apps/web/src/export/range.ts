/** Segments of a connection as people count them: from 1, both included. */
export interface SegmentRange {
  readonly first: number;
  readonly last: number;
}

/** What two number fields say; a field left empty means the end on its side. Undefined where they make no range. */
export function parseRange(first: string, last: string, segments: number): SegmentRange | undefined {
  const from = natural(first, 1);
  const to = natural(last, segments);
  if (from === undefined || to === undefined || from < 1 || to < from || from > segments) return undefined;
  return { first: from, last: Math.min(to, segments) };
}

export const rangeLength = ({ first, last }: SegmentRange): number => last - first + 1;

function natural(text: string, empty: number): number | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return empty;
  return /^\d{1,10}$/.test(trimmed) ? Number(trimmed) : undefined;
}
