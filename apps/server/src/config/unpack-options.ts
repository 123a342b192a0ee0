import { type Command, Option } from "commander";
import { parseBytes, parseRatio } from "./values.ts";

/** How much is unpacked of a compressed capture: what the commands that read one have in common. */
export interface UnpackOptions {
  readonly maxUnpacked: number;
  readonly maxRatio: number;
}

/** The engine's own (DEFAULT_DECOMPRESS_LIMITS), which is loaded only when something is read. */
export const UNPACK_DEFAULTS: UnpackOptions = { maxUnpacked: 8 * 2 ** 30, maxRatio: 1000 };

export function addUnpackOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--max-unpacked <size>", "the most that is unpacked of a gzip, zstd or lz4 file")
        .default(UNPACK_DEFAULTS.maxUnpacked, "8GiB")
        .argParser(parseBytes),
    )
    .addOption(
      new Option("--max-ratio <number>", "the most bytes unpacked for each byte of it; of zstd ten times as many")
        .default(UNPACK_DEFAULTS.maxRatio)
        .argParser(parseRatio),
    );
}

/** As the engine takes them. */
export function unpackLimits({ maxUnpacked, maxRatio }: UnpackOptions) {
  return { maxBytes: maxUnpacked, maxRatio };
}
