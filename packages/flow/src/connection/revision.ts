import type { RecordView } from "../table/records.ts";
import { CONNECTION_BIT_REVISION_SHIFT, FIELD_BITS } from "./layout.ts";

const MASK = 0x3f;

/** How often rows that were there already have been corrected, modulo 64: who showed them has to show them again. */
export function revisionOf(connection: RecordView): number {
  return (connection.get(FIELD_BITS) >>> CONNECTION_BIT_REVISION_SHIFT) & MASK;
}

export function countRevision(connection: RecordView): void {
  const bits = connection.get(FIELD_BITS);
  const next = (revisionOf(connection) + 1) & MASK;
  connection.set(
    FIELD_BITS,
    (bits & ~(MASK << CONNECTION_BIT_REVISION_SHIFT)) | (next << CONNECTION_BIT_REVISION_SHIFT),
  );
}
