import type { SocketCall } from "@tcp-ladder/flow";
import { nsBetween, pauseText, timeAt } from "../duration.ts";
import type { Break, LadderInput, LadderOptions } from "../layout.ts";
import type { Translated } from "../locale.ts";
import { serifWidth } from "../measure.ts";
import { BREAK, TYPE } from "../metrics.ts";
import type { Columns } from "./columns.ts";
import type { Slots } from "./slots.ts";

const SLEEPS = {
  client: { en: "the client sleeps", zh: "客户端在 sleep" },
  server: { en: "the server sleeps", zh: "服务器在 sleep" },
} satisfies Record<string, Translated>;

/** Where time is folded, with how much of it, and who slept where a `sleep` call covers it. */
export function placeBreaks(input: LadderInput, options: LadderOptions, columns: Columns, slots: Slots): Break[] {
  const s = options.scale;
  const room = columns.server - columns.client - 24 * s;
  const breaks: Break[] = [];
  for (let i = 0; i < slots.folds.length; i += 1) {
    const y = slots.folds[i] ?? 0;
    if (y === 0) continue;
    const gapNs = slots.foldedNs[i] ?? 0;
    const pause = gapNs > 0 ? pauseText(gapNs) : "⋯";
    const sleeper = sleepingSide(input, i, gapNs);
    const long = sleeper === undefined ? pause : `${pause} · ${SLEEPS[sleeper][options.locale ?? "en"]}`;
    let size = TYPE.breakText * s;
    const words = serifWidth(long, size) <= room ? long : pause;
    size *= Math.min(1, Math.max(room, 30) / serifWidth(words, size));
    breaks.push({
      text: words,
      y,
      x: (columns.client + columns.server) / 2,
      textY: y + size * 0.32,
      size,
      half: Math.min(9, BREAK / 4) * s,
    });
  }
  return breaks;
}

/** Whose `sleep` began in the gap before row `i`, or shortly before it, and lasted for most of it. */
function sleepingSide(input: LadderInput, i: number, gapNs: number): SocketCall["side"] | undefined {
  if (input.calls.length === 0 || gapNs <= 0) return undefined;
  const end = timeAt(input.columns, i);
  for (const call of input.calls) {
    if (call.call !== "sleep" || call.phase === "return") continue;
    const untilEnd = nsBetween(call.time, end);
    if (untilEnd <= 0 || untilEnd > gapNs * 1.1 + 1e6) continue;
    const back = input.calls.find(
      (other) =>
        other.call === "sleep" &&
        other.phase === "return" &&
        other.side === call.side &&
        nsBetween(call.time, other.time) > 0,
    );
    const slept = back === undefined ? untilEnd : nsBetween(call.time, back.time);
    if (slept >= gapNs * 0.8) return call.side;
  }
  return undefined;
}
