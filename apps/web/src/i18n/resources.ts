import type { en } from "./en.ts";

/** The same keys in every language, each with a text of its own. */
type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

export type Resources = Texts<typeof en>;
