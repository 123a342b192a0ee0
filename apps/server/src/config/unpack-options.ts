import { type Command, Option } from "commander";
import { UNPACK_DEFAULTS } from "./unpack-limits.ts";
import { parseBytes, parseRatio } from "./values.ts";

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
