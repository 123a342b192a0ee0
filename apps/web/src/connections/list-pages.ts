import type { Timestamp } from "@tcp-ladder/flow";
import type { ClientMessage, FilterTrouble, ListedConnection, ServerMessage } from "@tcp-ladder/protocol";
import { DEFAULT_LIST, type ListSettings } from "../store/list-settings.ts";

type Question = Extract<ClientMessage, { type: "connections" }>;
export type ListAnswer = Extract<ServerMessage, { type: "connections" }>;
/** Asks the server; the answer may come late, or never where the link breaks. There is none where the server refuses. */
export type AskList = (
  question: Omit<Question, "type" | "request">,
  answer: (list: ListAnswer | undefined) => void,
) => void;

/** Rows asked for at once. */
export const LIST_PAGE = 100;

/** What is known of a list that is too long to be held. */
export interface ListSnapshot {
  /** Of the capture, and of the filter: as the rows on show have it. */
  readonly total: number;
  readonly matched: number;
  readonly began: Timestamp | undefined;
  readonly trouble: FilterTrouble | undefined;
  /** Rises with each answer to another question: the list is then another one. */
  readonly turn: number;
  /** Rises with everything. */
  readonly version: number;
}

/**
 * A sorted, filtered list, of which only the pages that were looked at are here. While another question is on its way
 * the rows of the one before stay; a filter that cannot be read changes nothing but the trouble.
 *
 * One question is on its way at a time. Whoever types, or holds Backspace down, asks faster than half a million connections
 * are gone through: what came meanwhile waits, the newest of it is asked next, and the rest never is.
 */
export class ListPages {
  readonly #ask: AskList;
  readonly #capture: string;
  #query: ListSettings = DEFAULT_LIST;
  /** The question that the rows on show answer. */
  #shown: ListSettings = DEFAULT_LIST;
  #pages = new Map<number, readonly ListedConnection[]>();
  #pending = new Set<number>();
  /** Answers to what was asked before are dropped. */
  #asked = 0;
  #answered = false;
  /** The question that is on its way, by its turn; whether another one waits for its answer. */
  #onItsWay: number | undefined;
  #waiting = false;
  #visible = { from: 0, to: 0 };
  #standing = 0;
  #snapshot: ListSnapshot = { total: 0, matched: 0, began: undefined, trouble: undefined, turn: 0, version: 0 };
  readonly #listeners = new Set<() => void>();

  constructor(ask: AskList, capture: string) {
    this.#ask = ask;
    this.#capture = capture;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): ListSnapshot => this.#snapshot;

  row(index: number): ListedConnection | undefined {
    return this.#pages.get(Math.floor(index / LIST_PAGE))?.[index % LIST_PAGE];
  }

  /** Another question: its first page is asked for. The same, after the link broke: what can be seen is. */
  setQuery(query: ListSettings): void {
    const { sort, descending, filter } = this.#shown;
    const same = sort === query.sort && descending === query.descending && filter === query.filter;
    this.#query = query;
    if (!same || this.#snapshot.turn === 0 || this.#snapshot.trouble !== undefined) {
      this.#start();
      return;
    }
    this.#asked++;
    this.#answered = true;
    this.#waiting = false;
    this.#pending.clear();
    this.refresh();
  }

  /** The link is broken: what is on its way will not be answered. */
  lost(): void {
    this.#asked++;
    this.#onItsWay = undefined;
    this.#waiting = false;
    this.#pending.clear();
  }

  /** The same question anew, where the order may have changed. */
  restart(): void {
    this.#start();
  }

  /** Rows that can be seen: what is missing of them is asked for. */
  need(from: number, to: number): void {
    this.#visible = { from, to };
    if (!this.#answered) return;
    for (let page = Math.floor(from / LIST_PAGE); page * LIST_PAGE < Math.min(to, this.#snapshot.matched); page++) {
      if (!this.#pages.has(page)) this.#request(page);
    }
  }

  /** The row that the reader has come to. */
  standOn(row: number): void {
    this.#standing = row;
  }

  /** The capture is whole now: the list of a part of it was of use to nobody who has not gone into it. */
  whole(): void {
    if (this.#visible.from === 0 && this.#standing === 0) this.#start();
  }

  /** What can be seen again, in the order that it has: the capture has grown. Other pages are forgotten. */
  refresh(): void {
    if (!this.#answered || this.#pending.size > 0) return;
    const first = Math.floor(this.#visible.from / LIST_PAGE);
    const last = Math.max(first, Math.ceil(this.#visible.to / LIST_PAGE) - 1);
    for (const page of this.#pages.keys()) if (page < first || page > last) this.#pages.delete(page);
    for (let page = first; page <= last; page++) this.#request(page);
  }

  #start(): void {
    this.#asked++;
    this.#answered = false;
    this.#pending.clear();
    this.#waiting = this.#onItsWay !== undefined;
    if (!this.#waiting) this.#askNewest();
  }

  #askNewest(): void {
    const query = this.#query;
    const turn = this.#asked;
    this.#waiting = false;
    this.#onItsWay = turn;
    this.#ask(this.#questionFor(query, 0), (answer) => {
      if (this.#onItsWay !== turn) return;
      this.#onItsWay = undefined;
      const overtaken = turn !== this.#asked;
      const shown = !overtaken || this.#waiting;
      if (this.#waiting) this.#askNewest();
      if (shown && answer !== undefined) this.#takeFirst(query, turn, answer, overtaken);
    });
  }

  #questionFor(query: ListSettings, page: number) {
    return { capture: this.#capture, from: page * LIST_PAGE, count: LIST_PAGE, courses: true, ...query };
  }

  #request(page: number): void {
    if (this.#pending.has(page)) return;
    this.#pending.add(page);
    const turn = this.#asked;
    this.#ask(this.#questionFor(this.#query, page), (answer) => {
      if (turn !== this.#asked) return;
      this.#pending.delete(page);
      if (answer !== undefined) this.#take(page, answer);
    });
  }

  /** The first page of another list. One that was overtaken is better than the one before it, and is shown meanwhile. */
  #takeFirst(query: ListSettings, turn: number, list: ListAnswer, overtaken: boolean): void {
    const before = this.#snapshot;
    const { connections, total, matched, began, trouble } = list;
    if (overtaken && trouble !== undefined) return;
    if (!overtaken) this.#answered = true;
    if (trouble !== undefined && before.turn > 0) {
      this.#query = this.#shown;
      this.#publish({ ...before, trouble });
      return;
    }
    this.#pages.clear();
    this.#pages.set(0, connections);
    this.#shown = query;
    this.#publish({ total, matched, began, trouble, turn, version: before.version });
  }

  #take(page: number, { connections, total, matched, began }: ListAnswer): void {
    this.#pages.set(page, connections);
    this.#publish({ ...this.#snapshot, total, matched, began });
  }

  #publish(snapshot: ListSnapshot): void {
    this.#snapshot = { ...snapshot, version: this.#snapshot.version + 1 };
    for (const listener of this.#listeners) listener();
  }
}
