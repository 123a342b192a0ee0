import type { ClientMessage } from "@tcp-ladder/protocol";
import { type ErrorBody, encodeBatch, encodeSeries, errorBody } from "@tcp-ladder/protocol";
import type { OpenCapture } from "../captures/open-capture.ts";
import type { Outlet } from "./outlet.ts";

type Question = Extract<
  ClientMessage,
  { type: "connections" | "window" | "overview" | "find" | "series" | "detail" | "about" }
>;

/** A capture read again from disk is usually whole before this: then the first answer is the last word. */
const RELOAD_MS = 250;

/** Answers a question about a capture. What the capture does not hold (yet) is waited for while it loads. */
export async function answer(outlet: Outlet, capture: OpenCapture, question: Question): Promise<void> {
  const { engine } = capture;
  const { request } = question;
  if (capture.reloading())
    await orAfter(
      RELOAD_MS,
      capture.until(() => false),
    );
  switch (question.type) {
    case "about":
      outlet.send({ type: "about", request, about: engine.about() });
      return;
    case "connections": {
      const page = engine.connections(question);
      outlet.send({ type: "connections", request, ...page });
      return;
    }
    case "window":
    case "overview":
    case "find":
    case "series": {
      const { connection } = question;
      await loaded(capture, () => engine.flow.connections > connection);
      if (connection >= engine.flow.connections) outlet.error(unknownConnection(connection), request);
      else if (question.type === "series") {
        const series = await engine.series(question);
        outlet.sendBytes(encodeSeries({ ...series, request, capture: question.capture }));
      } else if (question.type === "overview") {
        const { bins, by, begin, end } = question;
        outlet.send({ type: "overview", request, overview: engine.overview(connection, bins, by, begin, end) });
      } else if (question.type === "find") {
        outlet.send({ type: "found", request, found: engine.find(connection, question) });
      } else {
        const window = engine.window(connection, question.from, question.count);
        outlet.sendBytes(encodeBatch({ ...window, request, capture: question.capture }));
      }
      return;
    }
    case "detail": {
      await loaded(capture, () => engine.flow.segments > question.row);
      if (question.row >= engine.flow.segments) {
        outlet.error(errorBody("unknown-segment", `This capture has no segment ${question.row}.`), request);
      } else outlet.send({ type: "detail", request, detail: await engine.detail(question.row) });
    }
  }
}

export function unknownConnection(id: number): ErrorBody {
  return errorBody("unknown-connection", `This capture has no connection ${id}.`);
}

/** A live capture may never come to hold it, so only loading is worth waiting for. */
export async function loaded(capture: OpenCapture, there: () => boolean): Promise<void> {
  if (capture.state === "loading") await capture.until(there);
}

async function orAfter(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    work,
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    }),
  ]);
  clearTimeout(timer);
}
