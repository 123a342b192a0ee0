import type { ByteSource, FrameRecord } from "@tcp-ladder/capture-file";
import { RowMark, type SackHistory, type SentStretch, type Stretch, sendings } from "@tcp-ladder/flow";
import { type SackOption, sackOption } from "@tcp-ladder/ladder";
import type { DetailLayer } from "@tcp-ladder/protocol";
import { describeFrame, OptionBit, TcpFlag } from "@tcp-ladder/wire";
import type { CaptureParts } from "./parts.ts";

/** Gaps, and new stretches, of which it is told where they were sent; more nobody reads. */
const MOST_TOLD = 3;
/** Rows to look back at for the sender's segment before: further back it tells nothing of what is new. */
const MOST_BACK = 1024;
const { ACK, SYN, RST } = TcpFlag;

/** What rows before and behind a segment tell of its SACK blocks; undefined where it has none that make sense. */
export async function sackHistory(
  parts: CaptureParts,
  source: ByteSource,
  row: number,
  layers: readonly DetailLayer[],
): Promise<SackHistory | undefined> {
  const { flow } = parts;
  const option = optionOf(parts, row, layers);
  if (option === undefined) return undefined;
  const before = option.held.length === 0 ? undefined : await optionBefore(parts, source, row);
  const added = before && without(option.held, before.held);
  const ack = flow.rows(row, 1).ack[0] as number;
  // One that is full may leave out what is there; of the number that it waits for it is sure.
  const missing = option.full && option.held.length > 0 ? [{ left: ack, right: (ack + 1) >>> 0 }] : option.missing;
  const asked = [
    ...(option.twice === undefined ? [] : [option.twice]),
    ...missing.slice(0, MOST_TOLD),
    ...(added ?? []).slice(0, MOST_TOLD),
  ];
  const found = sendings(flow, row, asked);
  const told = asked.map((stretch, i): SentStretch => ({ ...stretch, sendings: found[i] as SentStretch["sendings"] }));
  const twice = option.twice === undefined ? undefined : told.shift();
  const gaps = told.splice(0, Math.min(MOST_TOLD, missing.length));
  return {
    ...(twice !== undefined && { twice }),
    missing: gaps,
    ...(before !== undefined && told.length > 0 && { added: { frame: before.frame, stretches: told } }),
  };
}

/** What the segment before of the same sender reported; undefined where that cannot be compared. */
async function optionBefore(
  parts: CaptureParts,
  source: ByteSource,
  row: number,
): Promise<{ readonly frame: number; readonly held: readonly Stretch[] } | undefined> {
  const { flow, reader } = parts;
  const columns = flow.rows(row, 1);
  const fromServer = ((columns.marks[0] as number) & RowMark.FROM_SERVER) !== 0;
  const index = flow.indexInConnection(row);
  let found: number | undefined;
  flow.scan(columns.connection[0] as number, Math.max(0, index - MOST_BACK), index, (lent, i, _index, at) => {
    if ((((lent.marks[i] as number) & RowMark.FROM_SERVER) !== 0) === fromServer) found = at;
  });
  if (found === undefined) return undefined;
  const at = flow.rows(found, 1);
  if (((at.flags[0] as number) & (ACK | SYN | RST)) !== ACK) return undefined;
  const { frame, location } = flow.locate(found);
  if (((at.options[0] as number) & OptionBit.SACK) === 0) return { frame, held: [] };
  const option = optionOf(parts, found, layersOf(await reader.frameAt(location, frame, source)));
  return option && { frame, held: option.held };
}

function optionOf({ flow }: CaptureParts, row: number, layers: readonly DetailLayer[]): SackOption | undefined {
  const columns = flow.rows(row, 1);
  if (((columns.flags[0] as number) & (ACK | SYN | RST)) !== ACK) return undefined;
  if (((columns.options[0] as number) & OptionBit.SACK) === 0) return undefined;
  const tcp = layers.findLast(({ name }) => name === "TCP");
  return tcp && sackOption(tcp.fields, columns.ack[0] as number);
}

function layersOf({ bytes, start, end, originalLength, linkType, checkLength }: FrameRecord): readonly DetailLayer[] {
  return describeFrame(bytes, start, end, originalLength, linkType, undefined, checkLength);
}

/** What of `held` is not in `known`; both in order and without overlaps. */
function without(held: readonly Stretch[], known: readonly Stretch[]): Stretch[] {
  return known.reduce<Stretch[]>(
    (rest, { left, right }) =>
      rest.flatMap((stretch) =>
        [
          { left: stretch.left, right: least(stretch.right, left) },
          { left: greatest(stretch.left, right), right: stretch.right },
        ].filter((part) => ((part.right - part.left) | 0) > 0),
      ),
    [...held],
  );
}

/** Modulo 2^32. */
function least(a: number, b: number): number {
  return ((a - b) | 0) <= 0 ? a : b;
}

function greatest(a: number, b: number): number {
  return ((a - b) | 0) >= 0 ? a : b;
}
