import { NO_ROW } from "../columns.ts";
import type { TimePage } from "./times.ts";

/**
 * A page of the segment table: what {@link SegmentColumns} shows of a row, where its frame stands, and the next row of
 * its connection. 61 bytes a row.
 */
export interface Page extends TimePage {
  readonly frame: Uint32Array;
  readonly connection: Uint32Array;
  readonly flags: Uint16Array;
  readonly seq: Uint32Array;
  readonly ack: Uint32Array;
  readonly window: Uint16Array;
  readonly payload: Uint32Array;
  readonly options: Uint16Array;
  readonly marks: Uint32Array;
  readonly notes: Uint16Array;
  readonly states: Uint8Array;
  readonly related: Uint32Array;
  readonly acknowledges: Uint32Array;
  /** The low 32 bits of it. */
  readonly location: Uint32Array;
  /** Next row of the same connection, or NO_ROW. */
  readonly next: Uint32Array;
}

export function newPage(rows: number): Page {
  return {
    frame: new Uint32Array(rows),
    connection: new Uint32Array(rows),
    seconds: new Float64Array(rows),
    nanos: new Uint32Array(rows),
    flags: new Uint16Array(rows),
    seq: new Uint32Array(rows),
    ack: new Uint32Array(rows),
    window: new Uint16Array(rows),
    payload: new Uint32Array(rows),
    options: new Uint16Array(rows),
    marks: new Uint32Array(rows),
    notes: new Uint16Array(rows),
    states: new Uint8Array(rows),
    related: new Uint32Array(rows).fill(NO_ROW),
    acknowledges: new Uint32Array(rows).fill(NO_ROW),
    location: new Uint32Array(rows),
    next: new Uint32Array(rows).fill(NO_ROW),
  };
}

/** The same rows with more room. Only the first page of a table ever grows: small captures are many. */
export function enlargedPage(page: Page, rows: number): Page {
  const larger = newPage(rows);
  for (const name of Object.keys(larger) as (keyof Page)[]) larger[name].set(page[name]);
  return larger;
}
