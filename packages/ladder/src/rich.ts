import type { LabelPart } from "./position.ts";
import { text } from "./position.ts";

/** A sentence in pieces, so that J, K, M, N in it can be set as mathematics. */
export type Rich = readonly LabelPart[];

/**
 * A sentence from a template: `{J}`, `{K}`, `{M}`, `{N}` become symbols, any other `{name}` the value of that name.
 * Throws where a name has no value, since that is a slip in a template.
 */
export function rich(template: string, values: Readonly<Record<string, Rich | string | number>> = {}): Rich {
  const parts: LabelPart[] = [];
  const add = (part: LabelPart): void => {
    const before = parts.at(-1);
    if (part.text === "") return;
    if (before?.role === "text" && part.role === "text") parts[parts.length - 1] = text(before.text + part.text);
    else parts.push(part);
  };
  for (const piece of template.split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    if (name === undefined) {
      add(text(piece));
      continue;
    }
    const value = values[name];
    if (value === undefined) {
      if (!/^[JKMN]$/.test(name)) throw new Error(`"${name}" has no value in: ${template}`);
      add({ text: name, role: "symbol" });
    } else if (typeof value === "object") value.forEach(add);
    else add(text(String(value)));
  }
  return parts;
}
