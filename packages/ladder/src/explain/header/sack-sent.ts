import type { SackHistory, Sendings, SentStretch, Stretch } from "@tcp-ladder/flow";
import type { Locale } from "../../locale.ts";
import { text } from "../../position.ts";
import { type Rich, rich } from "../../rich.ts";
import type { Names } from "../names.ts";
import { before, later } from "../span-words.ts";

const TEXT = {
  was: { en: "{what} was {when}.", zh: "{what}：{when}。" },
  once: {
    en: "In this capture {what} was {when}, and not again before this: it was doubled on the way, or sent once more unseen.",
    zh: "在本捕获中，{what}：{when}，此前没有再次发送：它在途中被复制，或者另一次发送没有被捕获到。",
  },
  added: {
    en: "New since {a}’s segment before, in frame {frame}: {list}.",
    zh: "与{a}的上一个报文段（第 {frame} 帧）相比，新报告的是：{list}。",
  },
} as const;

type Listed = (stretches: readonly Stretch[]) => Rich;

/** Where what lies between the ACK and the blocks was sent before, and where it is sent again. Empty: nobody knows. */
export function gapSent({ sendings }: SentStretch, what: Rich, locale: Locale): Rich[] {
  const when = sentWords(sendings, locale);
  return when === "" ? [] : [capitalised(rich(TEXT.was[locale], { what, when }))];
}

/** Where what came twice was sent. */
export function twiceSent(stretch: SentStretch, listed: Listed, locale: Locale): Rich[] {
  const { sent, again } = stretch.sendings;
  if (sent === undefined || !sent.whole) return [];
  const when = sentWords({ sent, again, unsent: false }, locale);
  return [rich(TEXT[again === undefined ? "once" : "was"][locale], { what: listed([stretch]), when })];
}

/** What its sender had not reported before, and where that was sent. */
export function addedSince(
  { frame, stretches }: NonNullable<SackHistory["added"]>,
  names: Names,
  listed: Listed,
  locale: Locale,
): Rich {
  const list = stretches.flatMap((stretch, at): Rich => {
    const { sent, again } = stretch.sendings;
    const parts = sent === undefined ? [] : partsOf({ sent, again, unsent: false }, locale);
    const when = parts.join(locale === "en" ? ", and " : "，");
    const mark = locale === "en" ? [", ", "; "] : ["，", "；"];
    return [...(at > 0 ? [text(mark[1] ?? "")] : []), ...listed([stretch]), text(when === "" ? "" : mark[0] + when)];
  });
  return rich(TEXT.added[locale], { ...names, frame, list });
}

/** `sent in frame 5, 3 ms before; again in frame 9, 12 ms later`. */
function sentWords(sendings: Sendings, locale: Locale): string {
  return partsOf(sendings, locale).join(locale === "en" ? "; " : "；");
}

function partsOf(sendings: Sendings, locale: Locale): string[] {
  return locale === "en" ? sentParts(sendings) : sentPartsZh(sendings);
}

function sentParts({ sent, again, later: next, unsent }: Sendings): string[] {
  const out: string[] = [];
  if (sent !== undefined) {
    const { first, frame, ns, whole } = sent;
    const frames =
      first === frame
        ? `frame ${frame}, `
        : `frames ${first} ${frame === first + 1 ? "and" : "to"} ${frame}, the last `;
    out.push(`${whole ? "sent" : "captured only in part before this,"} in ${frames}${before(ns, "en")}`);
  } else if (unsent) {
    out.push("not captured before this");
  }
  const part = (whole: boolean) => (whole ? "" : "a part of it ");
  if (again !== undefined) out.push(`${part(again.whole)}again in frame ${again.frame}, ${before(again.ns, "en")}`);
  if (next !== undefined && out.length > 0) {
    const verb = sent === undefined ? "first captured" : "again";
    out.push(`${part(next.whole)}${verb} in frame ${next.frame}, ${later(next.ns, "en")}`);
  }
  return out;
}

function sentPartsZh({ sent, again, later: next, unsent }: Sendings): string[] {
  const out: string[] = [];
  if (sent !== undefined) {
    const { first, frame, ns, whole } = sent;
    const frames =
      first === frame ? `第 ${frame} 帧` : `第 ${first} ${frame === first + 1 ? "和" : "至"}第 ${frame} 帧`;
    const when = `（${first === frame ? "" : "最后一帧："}${before(ns, "zh")}）`;
    out.push(whole ? `已在${frames}发送${when}` : `此前只捕获到一部分，在${frames}${when}`);
  } else if (unsent) {
    out.push("在此之前没有被捕获到");
  }
  const part = (whole: boolean) => (whole ? "" : "其中一部分");
  if (again !== undefined) out.push(`${part(again.whole)}又在第 ${again.frame} 帧发送（${before(again.ns, "zh")}）`);
  if (next !== undefined && out.length > 0) {
    const verb = sent === undefined ? "后来才在" : "后来又在";
    out.push(
      `${part(next.whole)}${verb}第 ${next.frame} 帧${sent === undefined ? "被捕获到" : "发送"}（${later(next.ns, "zh")}）`,
    );
  }
  return out;
}

function capitalised(parts: Rich): Rich {
  const [first, ...rest] = parts;
  if (first === undefined || first.role !== "text") return parts;
  return [text(first.text.charAt(0).toUpperCase() + first.text.slice(1)), ...rest];
}
