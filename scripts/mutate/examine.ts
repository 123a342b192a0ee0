import { nodeInflater } from "../../apps/server/src/unpack/node-inflater.ts";
import { SCRIPT_INFLATER } from "../../packages/capture-file/src/index.ts";
import { type Capture, openCapture } from "../../packages/engine/src/index.ts";
import { statesAtStart } from "../../packages/flow/src/index.ts";
import { labelText, mermaid, svg, textLadder } from "../../packages/ladder/src/index.ts";
import type { Chance } from "./chance.ts";

/** What one capture may take. The fixtures have a hundred segments at most, and a change repeats little. */
export const BOUNDS = { seconds: 1, memory: 128 * 2 ** 20, unpacked: 32 * 2 ** 20, charactersASegment: 6000 };

const WINDOW = 400;

/** Takes a capture through everything that is done with one. Returns what is wrong, or undefined. */
export async function examine(bytes: Uint8Array, chance: Chance): Promise<string | undefined> {
  let unpacked: Uint8Array[] = [];
  let stored: Uint8Array = bytes;
  const capture = openCapture({
    source: { read: async (offset, length) => stored.subarray(offset, offset + length) },
    decompressed: (part) => unpacked.push(part.slice()),
    inflater: chance.pick([nodeInflater, () => SCRIPT_INFLATER]),
    limits: { maxBytes: BOUNDS.unpacked, maxRatio: 2000 },
  });
  feed(capture, bytes, chance);
  const { compression } = capture.status();
  if (compression !== undefined && compression !== "none") stored = Buffer.concat(unpacked);
  unpacked = [];
  return silent(capture, stored) ?? wrongSums(capture) ?? (await wrongAnswers(capture, chance));
}

function feed(capture: Capture, bytes: Uint8Array, chance: Chance): void {
  const largest = chance.pick([1, 7, 40, 300, 4096, 1 << 20]);
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + chance.below(largest);
    capture.append(bytes.subarray(at, at + size));
    at += size;
  }
  capture.finish();
}

/** No frame and no fault, though there was something to read. */
function silent(capture: Capture, stored: Uint8Array): string | undefined {
  const { counters, fault, format } = capture.status();
  if (counters.frames > 0 || fault !== undefined) return undefined;
  if (format === "pcap" && stored.length <= 28) return undefined;
  if (format === "pcapng" && !hasPacketBlock(stored)) return undefined;
  return `nothing was read of ${stored.length} bytes of ${format}, and nothing was said`;
}

/** Walks the blocks as plainly as can be, in the byte order of the section before them. */
function hasPacketBlock(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let little = true;
  for (let at = 0; at + 12 <= bytes.length; ) {
    const type = view.getUint32(at, little);
    if (type === 0x0a0d0d0a) little = view.getUint8(at + 8) === 0x4d;
    if (type === 2 || type === 3 || type === 6) return true;
    at += Math.max(12, view.getUint32(at + 4, little));
  }
  return false;
}

function wrongSums(capture: Capture): string | undefined {
  const { counters, segments, fault } = capture.status();
  const { notTcp, malformed, cutShort, unknownLink } = counters;
  if (counters.segments + notTcp + malformed + cutShort + unknownLink !== counters.frames)
    return `the counters do not add up: ${JSON.stringify(counters)}`;
  if (counters.segments !== segments) return `${segments} rows for ${counters.segments} segments`;
  if (fault !== undefined && !(fault.offset >= 0 && fault.message !== "")) return "a fault without offset or reason";
  return undefined;
}

async function wrongAnswers(capture: Capture, chance: Chance): Promise<string | undefined> {
  const { segments } = capture.status();
  const page = capture.connections({ from: 0, count: 50, sort: "segments", descending: true, filter: "" });
  let listed = 0;
  for (const { id } of page.connections) {
    const wrong = wrongConnection(capture, id, listed === 0 && chance.below(8) === 0);
    if (wrong !== undefined) return `connection ${id}: ${wrong}`;
    listed += capture.flow.connection(id).segments;
  }
  if (page.total <= 50 && listed !== segments) return `${listed} of ${segments} segments belong to a connection`;
  const { comments, names } = capture.about();
  if (comments.some(({ text }) => text.length > 10_000) || names.some(({ name }) => name.length > 255))
    return "a comment or a name is longer than what is kept";
  if (page.total > 0) capture.overview(chance.below(page.total), 20, chance.pick(["index", "time"]));
  if (segments === 0) return undefined;
  for (let n = 0; n < 3; n++) {
    const detail = await capture.detail(chance.below(segments));
    const size = JSON.stringify(detail).length;
    const most = 4 * detail.hex.length + 60_000;
    if (size > most) return `the detail of frame ${detail.frame} has ${size} characters`;
  }
  return undefined;
}

/** @param drawn whether the figure is made too, which takes longest */
function wrongConnection(capture: Capture, id: number, drawn: boolean): string | undefined {
  const { columns, connection, statesBefore } = capture.window(id, 0, WINDOW);
  if (connection.segments < 1 || columns.length !== Math.min(WINDOW, connection.segments))
    return `${columns.length} rows of ${connection.segments}`;
  for (let i = 0; i < columns.length; i++) {
    if (labelText(columns, i, connection) === "") return `row ${i} has no label`;
    if (i > 0 && (columns.row[i] as number) <= (columns.row[i - 1] as number))
      return `row ${i} is not behind the one before`;
  }
  if (statesBefore !== statesAtStart(columns)) return "it does not begin as it began";
  let written = 0;
  for (const draw of [textLadder, mermaid]) {
    for (const line of draw({ connection, rows: [columns], statesBefore }, { numbers: "symbolic" }))
      written += line.length;
  }
  if (drawn) {
    const spacing = columns.length % 2 === 0 ? "equal" : "time";
    const window = capture.window(id, 0, 60);
    written += svg(window, { width: 1000, scale: 1, spacing, numbers: "symbolic", theme: "light" }).length;
  }
  const most = BOUNDS.charactersASegment * (columns.length + 20);
  return written > most ? `its drawings have ${written} characters` : undefined;
}
