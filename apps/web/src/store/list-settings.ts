import { CONNECTION_SORTS, type ConnectionSort } from "@tcp-ladder/protocol";

/** How the table of connections is looked at. */
export interface ListSettings {
  readonly sort: ConnectionSort;
  readonly descending: boolean;
  /** In the engine's filter language; empty for all. */
  readonly filter: string;
}

/** A connection of any capture. */
export interface Place {
  readonly capture: string;
  readonly connection: number;
}

/** By what the steps of two connections side by side go together. */
export const ALIGNMENTS = ["kind", "index", "time"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

export const DEFAULT_LIST: ListSettings = { sort: "id", descending: false, filter: "" };

/** `sort=-duration`: a minus before what is sorted the other way round. */
export function parseList(query: URLSearchParams): ListSettings {
  const wanted = query.get("sort") ?? "";
  const descending = wanted.startsWith("-");
  const name = descending ? wanted.slice(1) : wanted;
  const sort = CONNECTION_SORTS.find((one) => one === name);
  const filter = (query.get("filter") ?? "").slice(0, 1000);
  return { sort: sort ?? DEFAULT_LIST.sort, descending: sort !== undefined && descending, filter };
}

export function writeList({ sort, descending, filter }: ListSettings, query: URLSearchParams): void {
  if (sort !== DEFAULT_LIST.sort || descending) query.set("sort", `${descending ? "-" : ""}${sort}`);
  if (filter !== "") query.set("filter", filter);
}

/** `with=CAPTURE/3` */
export function parsePlace(text: string | null): Place | undefined {
  const match = /^(.+)\/(\d{1,10})$/.exec(text ?? "");
  return match === null ? undefined : { capture: match[1] ?? "", connection: Number(match[2]) };
}

export function formatPlace({ capture, connection }: Place): string {
  return `${capture}/${connection}`;
}
