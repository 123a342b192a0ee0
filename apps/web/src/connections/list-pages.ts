import type { Timestamp } from "@tcp-ladder/flow";
import type { ClientMessage, FilterTrouble, ListedConnection, ServerMessage } from "@tcp-ladder/protocol";
import { DEFAULT_LIST, type ListSettings } from "../store/list-settings.ts";

type Question = Extract<ClientMessage, { type: "connections" }>;
export type ListAnswer = Extract<ServerMessage, { type: "connections" }>;
/** Asks the server; the answer may come late, or never where the link breaks. */
export type AskList = (question: Omit<Question, "type" | "request">, answer: (list: ListAnswer) => void) => void;

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
    this.#pending.clear();
    this.refresh();
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
    this.#request(0);
  }

  #request(page: number): void {
    if (this.#pending.has(page)) return;
    this.#pending.add(page);
    const turn = this.#asked;
    const question = {
      capture: this.#capture,
      from: page * LIST_PAGE,
      count: LIST_PAGE,
      courses: true,
      ...this.#query,
    };
    this.#ask(question, (answer) => {
      if (turn === this.#asked) this.#take(page, answer);
    });
  }

  #take(page: number, { connections, total, matched, began, trouble }: ListAnswer): void {
    this.#pending.delete(page);
    const before = this.#snapshot;
    const keep = trouble !== undefined && before.turn > 0;
    const fresh = !this.#answered;
    this.#answered = true;
    if (keep && fresh) {
      this.#query = this.#shown;
      this.#publish({ ...before, trouble });
      return;
    }
    if (fresh) this.#pages.clear();
    this.#shown = this.#query;
    this.#pages.set(page, connections);
    const turn = fresh ? this.#asked : before.turn;
    this.#publish({ total, matched, began, trouble: fresh ? trouble : before.trouble, turn, version: before.version });
  }

  #publish(snapshot: ListSnapshot): void {
    this.#snapshot = { ...snapshot, version: this.#snapshot.version + 1 };
    for (const listener of this.#listeners) listener();
  }
}
