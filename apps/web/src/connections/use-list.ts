import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { linkToServer, whenAnswered } from "../store/controller.ts";
import type { ListSettings } from "../store/list-settings.ts";
import { useApp } from "../store/state.ts";
import { type AskList, ListPages, type ListSnapshot } from "./list-pages.ts";

/** While a capture grows the table looks again at most this often. */
const AGAIN_MS = 600;

const ask: AskList = (question, answer) => {
  const link = linkToServer();
  const request = link.nextRequest();
  whenAnswered(request, (message) => {
    answer(message.type === "connections" ? message : undefined);
  });
  link.send({ type: "connections", request, ...question });
};

export interface ShownList {
  readonly pages: ListPages;
  readonly shown: ListSnapshot;
  /** Connections that came since and are held back, so that no row moves under the reader's eyes. */
  readonly newer: number;
}

/** In order of appearance new rows come at the end and move nothing; in any other order they wait until they are asked for. */
export function useList(capture: string, settings: ListSettings): ShownList {
  const { sort, descending, filter } = settings;
  const open = useApp((state) => state.link === "open");
  const grown = useApp(({ status }) => `${status?.connections} ${status?.segments}`);
  const total = useApp(({ status }) => status?.connections ?? 0);
  const pages = useMemo(() => new ListPages(ask, capture), [capture]);
  const shown = useSyncExternalStore(pages.subscribe, pages.snapshot);
  const steady = sort === "id" && !descending && filter === "";

  useEffect(() => {
    if (open) pages.setQuery({ sort, descending, filter });
    else pages.lost();
  }, [pages, open, sort, descending, filter]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!open || !steady || grown === "") return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      pages.refresh();
    }, AGAIN_MS);
  }, [pages, open, steady, grown]);

  const state = useApp(({ status }) => status?.state);
  const before = useRef(state);
  useEffect(() => {
    const wasLoading = before.current === "loading";
    before.current = state;
    if (open && !steady && wasLoading && state === "complete") pages.whole();
  }, [pages, open, steady, state]);

  return { pages, shown, newer: steady || shown.turn === 0 ? 0 : Math.max(0, total - shown.total) };
}
