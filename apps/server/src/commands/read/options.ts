import type { Locale } from "@tcp-ladder/ladder";
import type { UnpackOptions } from "../../config/unpack-limits.ts";
import type { ReadFormat } from "../../formats/formats.ts";

export interface ReadOptions extends UnpackOptions {
  readonly format: ReadFormat;
  /** Only this connection, from 0. */
  readonly connection?: number | undefined;
  /** Only connections that match; see `parseFilter`. */
  readonly filter?: string | undefined;
  /** Absolute sequence numbers in drawings, as tcpdump's -S. */
  readonly absolute?: boolean | undefined;
  /** Language of drawings; English where left out. */
  readonly language?: Locale | undefined;
  /** How many threads share the reading where only connections are asked for; undefined for as many as are worth it. */
  readonly threads?: number | undefined;
}
