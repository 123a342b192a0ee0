import type { Batch, ClientMessage, Found, Overview, Series, ServerMessage } from "@tcp-ladder/protocol";
import { type Link, openLink } from "../connection/link.ts";
import { LIST_ROWS, listFrom } from "./list-from.ts";
import type { RowRange } from "./row-cache.ts";
import { RowFetcher } from "./row-fetcher.ts";
import { captureOnPage, chosenRow } from "./select.ts";
import { EMPTY_LIST, notify, serverNow, useApp } from "./state.ts";
import { PAGE_ROWS, rowsWanted, WHOLE_CONNECTION_ROWS } from "./subscription.ts";
import { takeBatch } from "./take-batch.ts";

/** The list of connections is asked for again at most this often while a capture grows. */
const LIST_EVERY_MS = 250;

let link: Link | undefined;
/** What the server was last told; forgotten when the link breaks. */
let watched: string | undefined;
let wanted = "";
let listTimer: ReturnType<typeof setTimeout> | undefined;
let listed = "";
let listedFrom = 0;
let listRequest = -1;
let detailRequest = -1;
let detailRow: number | undefined;
/** Requests that rows answer: their range, and the subscription they belong to. */
const windows = new Map<number, RowRange | undefined>();
/** What awaits a series; undefined is said where none will come. */
const seriesReplies = new Map<number, (series: Series | undefined) => void>();
/** What awaits a `done` or an error. */
const replies = new Map<number, (message: ServerMessage) => void>();

export function linkToServer(): Link {
  if (link === undefined) throw new Error("the page is not connected yet");
  return link;
}

/** Waits for the answer to a request that has no rows. */
export function whenAnswered(request: number, reply: (message: ServerMessage) => void): void {
  replies.set(request, reply);
}

type SeriesQuestion = Omit<Extract<ClientMessage, { type: "series" }>, "type" | "request">;

/** Asks for a stretch of a connection as a graph shows it. */
export function askForSeries(question: SeriesQuestion, reply: (series: Series | undefined) => void): void {
  if (link === undefined || useApp.getState().link !== "open") {
    reply(undefined);
    return;
  }
  const request = link.nextRequest();
  seriesReplies.set(request, reply);
  link.send({ type: "series", request, ...question });
}

function answerSeries(request: number, series: Series | undefined): void {
  const reply = seriesReplies.get(request);
  seriesReplies.delete(request);
  reply?.(series);
}

/** Joins store and server; returns what undoes it. */
export function startController(): () => void {
  link = openLink({
    opened: () => {
      watched = undefined;
      wanted = "";
      listed = "";
      detailRow = undefined;
      windows.clear();
      fetcher.forget();
      replies.clear();
      useApp.setState({ link: "open" });
    },
    lost: () => {
      useApp.setState({ link: "lost", upload: undefined });
      for (const request of Array.from(seriesReplies.keys())) answerSeries(request, undefined);
    },
    message: take,
    batch: takeRows,
    series: (series) => answerSeries(series.request, series),
  });
  const unsubscribe = useApp.subscribe(synchronise);
  synchronise();
  return () => {
    unsubscribe();
    link?.close();
  };
}

function take(message: ServerMessage): void {
  switch (message.type) {
    case "welcome":
      useApp.setState({
        live: message.live,
        software: message.software,
        clockAheadMs: message.timeMs === undefined ? 0 : message.timeMs - Date.now(),
      });
      break;
    case "captures":
      useApp.setState({ captures: message.captures });
      break;
    case "demo": {
      // What failed before this page was opened is not its news.
      const before = useApp.getState().demo.state;
      const { state, error } = message.demo;
      if (state === "failed" && error !== undefined && (before === "starting" || before === "running")) notify(error);
      useApp.setState({ demo: message.demo });
      break;
    }
    case "status":
      if (message.capture === watched) useApp.setState({ status: message.status });
      break;
    case "connections":
      if (message.request === listRequest) useApp.setState({ list: message });
      else answer(message.request, message);
      break;
    case "detail":
      if (message.request === detailRequest) useApp.setState({ detail: message.detail });
      break;
    case "overview":
    case "found":
    case "about":
    case "done":
      answer(message.request, message);
      break;
    case "error":
      if (message.request === detailRequest) detailRow = undefined;
      if (message.request !== undefined && windows.delete(message.request)) wanted = "";
      if (message.request !== undefined) answerSeries(message.request, undefined);
      answer(message.request, message);
      notify(message.error);
      break;
  }
}

function answer(request: number | undefined, message: ServerMessage): void {
  if (request === undefined) return;
  replies.get(request)?.(message);
  replies.delete(request);
}

function takeRows(batch: Batch): void {
  if (batch.capture !== watched || !windows.has(batch.request)) return;
  const range = windows.get(batch.request);
  const following = range === undefined;
  if (!following) windows.delete(batch.request);
  useApp.setState(({ ladder }) => ({ ladder: takeBatch(ladder, batch, following, serverNow()) }));
  if (range !== undefined && batch.columns.length > 0) fetcher.answered(range);
}

/** Tells the server what has changed about what the page wants. Runs after every change of the store; cheap where nothing did. */
function synchronise(): void {
  const state = useApp.getState();
  const capture = captureOnPage(state);
  if (capture !== state.capture) {
    useApp.setState({ capture, status: undefined, list: EMPTY_LIST, ladder: undefined, detail: undefined });
    return;
  }
  if (state.link !== "open" || link === undefined) return;
  if (capture !== watched) {
    if (watched !== undefined) link.send({ type: "unwatch", capture: watched });
    watched = capture;
    if (capture !== undefined) link.send({ type: "watch", request: link.nextRequest(), capture });
  }
  subscribeRows(capture);
  askForList(capture);
  askForDetail(capture);
}

function subscribeRows(capture: string | undefined): void {
  const state = useApp.getState();
  const want = rowsWanted(state);
  const key = `${capture} ${JSON.stringify(want)}`;
  if (key === wanted || capture === undefined || link === undefined) return;
  if (wanted.includes('"follow"') && want.kind !== "follow") link.send({ type: "unfollow" });
  wanted = key;
  windows.clear();
  fetcher.forget();
  if (want.kind === "nothing") return;
  const shown = state.ladder;
  if (want.connection !== "newest" && shown !== undefined && shown.connection.id !== want.connection) {
    useApp.setState({ ladder: undefined, detail: undefined });
  }
  const request = link.nextRequest();
  if (want.kind === "follow") {
    windows.set(request, undefined);
    link.send({ type: "follow", request, capture, connection: want.connection, count: PAGE_ROWS });
    return;
  }
  // The first rows; or, where they are here, the last ones, for what came after the last batch.
  const chosen = state.route.settings.chosen ?? 0;
  const near = chosen < WHOLE_CONNECTION_ROWS ? 0 : chosen - PAGE_ROWS / 2;
  const isHere = shown?.capture === capture && shown.connection.id === want.connection;
  const from = isHere ? Math.max(0, shown.connection.segments - 1) : near;
  windows.set(request, { from, to: from + PAGE_ROWS });
  link.send({ type: "window", request, capture, connection: want.connection, from, count: PAGE_ROWS });
}

/** Fetches the rows that are looked at. */
const fetcher = new RowFetcher({
  missing: ({ from, to }) => {
    const { ladder } = useApp.getState();
    if (ladder === undefined) return undefined;
    return ladder.cache.missing({ from: Math.max(0, from), to: Math.min(to, ladder.connection.segments) });
  },
  ask: (range) => {
    const { ladder } = useApp.getState();
    if (ladder === undefined || link === undefined) return;
    const request = link.nextRequest();
    windows.set(request, range);
    const { capture, connection } = ladder;
    const { from, to } = range;
    link.send({ type: "window", request, capture, connection: connection.id, from, count: to - from });
  },
});

/** Asks for what is missing of rows that are about to be drawn, the most urgent range first; what was wanted before is forgotten. */
export function needRows(...ranges: readonly RowRange[]): void {
  const { ladder, link: state } = useApp.getState();
  if (ladder !== undefined && state === "open") fetcher.want(ranges);
}

type OverviewQuestion = Omit<Extract<ClientMessage, { type: "overview" }>, "type" | "request">;

/** Asks for a connection in bins; no answer comes where the link breaks. */
export function askForOverview(question: OverviewQuestion, reply: (overview: Overview) => void): void {
  if (link === undefined || useApp.getState().link !== "open") return;
  const request = link.nextRequest();
  whenAnswered(request, (message) => {
    if (message.type === "overview") reply(message.overview);
  });
  link.send({ type: "overview", request, ...question });
}

type FindQuestion = Omit<Extract<ClientMessage, { type: "find" }>, "type" | "request">;

/** Looks for a segment of a connection. */
export function askToFind(question: FindQuestion, reply: (found: Found) => void): void {
  if (link === undefined || useApp.getState().link !== "open") return;
  const request = link.nextRequest();
  whenAnswered(request, (message) => {
    if (message.type === "found") reply(message.found);
  });
  link.send({ type: "find", request, ...question });
}

function askForList(capture: string | undefined): void {
  const { status, route } = useApp.getState();
  if (capture === undefined || status === undefined || listTimer !== undefined) return;
  const other = !listed.startsWith(`${capture} `);
  const live = status.state === "live";
  const from = live ? 0 : listFrom(route.connection, other ? 0 : listedFrom, status.connections);
  const key = `${capture} ${status.connections} ${status.segments} ${status.state} ${from}`;
  if (key === listed) return;
  const ask = () => {
    listTimer = undefined;
    if (link === undefined || useApp.getState().capture !== capture) return;
    listed = key;
    listedFrom = from;
    listRequest = link.nextRequest();
    link.send({
      type: "connections",
      request: listRequest,
      capture,
      from,
      count: LIST_ROWS,
      sort: "id",
      descending: useApp.getState().status?.state === "live",
      filter: "",
    });
    synchronise();
  };
  if (other || from !== listedFrom) ask();
  else listTimer = setTimeout(ask, LIST_EVERY_MS);
}

function askForDetail(capture: string | undefined): void {
  const row = chosenRow(useApp.getState());
  if (row === detailRow || link === undefined || capture === undefined) return;
  detailRow = row;
  if (row === undefined) {
    if (useApp.getState().detail !== undefined) useApp.setState({ detail: undefined });
    return;
  }
  detailRequest = link.nextRequest();
  link.send({ type: "detail", request: detailRequest, capture, row });
}
