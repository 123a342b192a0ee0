import { readdirSync, readFileSync } from "node:fs";
import { BLOCK_WORDS } from "@tcp-ladder/flow";
import { describe, expect, test } from "vitest";
import { openSurvey } from "./open-survey.ts";
import { openSurveyReceiver, openSurveySender } from "./relay.ts";
import type { Survey } from "./survey.ts";

const FILTERS = ["note any", "port 80", "complete or reset", "start > 0.02", "segments > 3 and not refused", "port"];

const pieces = (file: Uint8Array, step: number) =>
  Array.from({ length: Math.ceil(file.length / step) }, (_, i) => file.subarray(i * step, (i + 1) * step));

function whole(file: Uint8Array): Survey {
  const survey = openSurvey();
  survey.append(file);
  return survey.finish();
}

/** The same in two halves, as two threads would have it: all that is asked and answered is a copy. */
function relayed(file: Uint8Array, step: number): Survey | undefined {
  const receiver = openSurveyReceiver();
  let block: Int32Array | undefined;
  const sender = openSurveySender(() => {
    if (block !== undefined) receiver.take(block.slice());
    block ??= new Int32Array(BLOCK_WORDS);
    return block;
  });
  for (const [i, piece] of pieces(file, step).entries()) {
    if (i === 3) sender.leavePairs();
    sender.append(piece);
  }
  if (sender.isOther) return undefined;
  sender.finish();
  const connections = receiver.finish(structuredClone(sender.resolved));
  return {
    status: sender.status(connections),
    summaries: async (ids) => structuredClone(receiver.summaries(ids)),
    matching: async (filter) => structuredClone(receiver.matching(filter)),
  };
}

describe("captures of others", () => {
  const folder = new URL("../../../../scripts/mutate/captures/", import.meta.url);
  const read = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
  const names = readdirSync(folder).filter((name) => name !== "LICENSE");

  test.each(names.filter((name) => !name.endsWith(".txt")))(
    "%s in two halves",
    async (name) => {
      const file = read(name);
      const one = whole(file);
      const ids = Array.from({ length: one.status.connections }, (_, id) => id);
      for (const step of [100, 1 << 20]) {
        const two = relayed(file, step);
        expect(two?.status).toEqual(one.status);
        expect(await two?.summaries(ids)).toEqual(await one.summaries(ids));
        for (const filter of FILTERS) expect(await two?.matching(filter)).toEqual(await one.matching(filter));
      }
    },
    30_000,
  );

  test.each(names.filter((name) => name.endsWith(".txt")))("%s is not for two", (name) => {
    expect(relayed(read(name), 1000)).toBeUndefined();
  });
});

test.each(["mptcp-fclose.pcap", "whois.pcap.gz", "whois.pcap.lz4"])(
  "%s, broken off, says the same of what came before",
  async (name) => {
    const file = new Uint8Array(readFileSync(new URL(`../../../../scripts/mutate/captures/${name}`, import.meta.url)));
    for (let length = 4; length < Math.min(file.length, 1000); length += 7) {
      const one = whole(file.subarray(0, length));
      const two = relayed(file.subarray(0, length), 64);
      expect(two?.status).toEqual(one.status);
      expect(await two?.summaries([])).toEqual([]);
    }
  },
  30_000,
);
