/** How much is unpacked of a compressed capture: what the commands that read one have in common. */
export interface UnpackOptions {
  readonly maxUnpacked: number;
  readonly maxRatio: number;
}

/** The engine's own (DEFAULT_DECOMPRESS_LIMITS), which is loaded only when something is read. */
export const UNPACK_DEFAULTS: UnpackOptions = { maxUnpacked: 8 * 2 ** 30, maxRatio: 1000 };

/** As the engine takes them. */
export function unpackLimits({ maxUnpacked, maxRatio }: UnpackOptions) {
  return { maxBytes: maxUnpacked, maxRatio };
}
