import type { ConnectionSummary } from "@tcp-ladder/flow";
import { type Order, openOrder } from "./order.ts";
import type { AskedPart } from "./part.ts";
import type { Survey } from "./survey.ts";

/** What the parts of a capture that was read in parts say together: no more and no less than one reading would. */
export async function joinParts(
  parts: readonly AskedPart[],
): Promise<Omit<Survey, "status"> & { connections: number }> {
  const outcomes = await Promise.all(parts.map((part) => part.outcome()));
  await settlePairs(parts);
  const first = outcomes[0]?.connections ?? 0;
  let known: Promise<Order> | undefined;
  const order = () => {
    known ??= Promise.all(parts.map((part) => part.begins())).then(openOrder);
    return known;
  };

  async function summaries(ids: readonly number[]): Promise<ConnectionSummary[]> {
    // What began in the first part comes first: the usual question, for some at the beginning, needs no order.
    const plain = ids.every((id) => id < first);
    const placed = plain ? ids.map((id) => ({ part: 0, place: id })) : (await order()).placesOf(ids);
    const found = new Map<number, ConnectionSummary>();
    await Promise.all(
      parts.map(async (part, number) => {
        const mine = ids.filter((_, i) => placed[i]?.part === number);
        if (mine.length === 0) return;
        const places = placed.flatMap(({ part: at, place }) => (at === number ? [place] : []));
        const answers = await part.summaries(Uint32Array.from(places));
        answers.forEach((summary, i) => {
          const id = mine[i] as number;
          found.set(id, { ...summary, id });
        });
      }),
    );
    return ids.map((id) => found.get(id) as ConnectionSummary);
  }

  const connections = sum(await Promise.all(parts.map((part) => part.size())));
  return {
    connections,
    summaries,
    async matching(filter) {
      const [oldest] = connections === 0 ? [] : await summaries([0]);
      const began = oldest?.first ?? { seconds: 0, nanos: 0 };
      const answers = await Promise.all(parts.map((part) => part.matching(filter, began)));
      const all = await order();
      const ids = answers.flatMap(({ places }, number) => all.numbersOf(number, places)).sort((a, b) => a - b);
      return { ids, trouble: answers[0]?.trouble };
    },
  };
}

/** Every pair of endpoints goes to the first part that has it, with all its segments. */
async function settlePairs(parts: readonly AskedPart[]): Promise<void> {
  const given: Float64Array[][] = [];
  for (const [own, part] of parts.entries()) {
    if (own === 0) continue;
    const keys = await part.pairs();
    const known = await Promise.all(parts.slice(0, own).map((earlier) => earlier.known(keys)));
    const owners = new Uint8Array(keys.numbers.length).fill(own);
    for (let earlier = own - 1; earlier >= 0; earlier--) {
      const has = known[earlier] as Uint8Array;
      for (let i = 0; i < owners.length; i++) if (has[i] === 1) owners[i] = earlier;
    }
    given[own] = await part.release(owners, own);
  }
  await Promise.all(
    parts.map(async (part, owner) => {
      for (const lists of given.slice(owner + 1)) {
        const locations = lists[owner];
        if (locations !== undefined && locations.length > 0) await part.retake(locations);
      }
    }),
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
