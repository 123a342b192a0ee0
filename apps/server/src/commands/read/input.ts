import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { ByteCount } from "@tcp-ladder/capture-file";

/** A capture's bytes on their way in. A chunk is valid until the next one is asked for. */
export interface Input {
  /** As the user named it; "standard input" for `-`. */
  readonly name: string;
  /** Bytes in all; undefined for a pipe. */
  readonly size: number | undefined;
  /** Undefined for a pipe. */
  readonly file?: FileInput | undefined;
  /** Why it could not be read to its end; undefined where it could, and before. */
  readonly trouble?: () => string | undefined;
  /** From the start; a pipe can be read once only. */
  chunks(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** A regular file: it can be read at any place, by anybody. */
export interface FileInput {
  readonly path: string;
  readonly fd: number;
  readonly size: number;
}

/** Large enough that system calls do not count, small enough to stay in the processor's cache. */
const CHUNK_BYTES = 512 * 1024;

/**
 * Opens a file or, for `-`, standard input. Throws node's own error (`ENOENT`, `EACCES`, `EISDIR` …).
 *
 * @param stdin file descriptor that `-` stands for
 */
export function openInput(path: string, stdin = 0): Input {
  if (path === "-") {
    // node takes a directory there for an empty stream
    if (fstatSync(stdin).isDirectory()) throw isDirectory("standard input");
    return { name: "standard input", size: undefined, chunks: () => process.stdin };
  }
  const fd = openSync(path, "r");
  const stat = fstatSync(fd);
  if (stat.isDirectory()) {
    closeSync(fd);
    throw isDirectory(path);
  }
  let failed: string | undefined;
  const fail = (message: string) => {
    failed = message;
  };
  const trouble = () => failed;
  if (!stat.isFile()) return { name: path, size: undefined, trouble, chunks: () => chunks(fd, null, fail) };
  const { size } = stat;
  return { name: path, size, file: { path, fd, size }, trouble, chunks: () => chunks(fd, 0, fail, size) };
}

function isDirectory(name: string): Error {
  return Object.assign(new Error(`${name} is a directory`), { code: "EISDIR" });
}

/**
 * The first piece of a large file is small and each next one twice as large: what is done between pieces has then been
 * done a few times before V8 compiles the code for what it has seen, and needs not compile it again when the second piece
 * comes. It holds three records of any program that writes headers longer than the magic number says: those are told by the
 * second and the third.
 */
const FIRST_BYTES = 16 * 1024;

/** Synchronous reads into one buffer: nothing is faster for a file that is read from end to end. */
function* chunks(
  fd: number,
  from: number | null,
  fail: (message: string) => void,
  size = Number.POSITIVE_INFINITY,
): Generator<Uint8Array> {
  const buffer = new Uint8Array(CHUNK_BYTES);
  const at = from === null ? undefined : new ByteCount(from);
  // What a small file is may show at its end alone: a pcap file of one record with a longer header than its magic number says.
  const first = size <= CHUNK_BYTES ? CHUNK_BYTES : FIRST_BYTES;
  for (let most = first; ; most = Math.min(2 * most, CHUNK_BYTES)) {
    let bytes: number;
    try {
      bytes = readSync(fd, buffer, 0, most, at?.value ?? null);
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
      return;
    }
    if (bytes === 0) return;
    at?.add(bytes);
    yield buffer.subarray(0, bytes);
  }
}
