import { pipeline } from "node:stream/promises";
import { type ExportedPart, errorBody, exportFileName } from "@tcp-ladder/protocol";
import type { Request, RequestHandler } from "express";
import type { Library } from "../captures/library.ts";
import type { OpenCapture } from "../captures/open-capture.ts";
import { connectionPart, PART_FORMATS, type PartFormat } from "../formats/connection-part.ts";
import { failure, type Outcome, success } from "../outcome.ts";
import { sendError } from "./errors.ts";

const TYPES: Readonly<Record<PartFormat, string>> = {
  tcpdump: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8; header=present",
  ndjson: "application/x-ndjson; charset=utf-8",
  pcapng: "application/octet-stream",
};

interface ExportAddress {
  readonly id: string;
  readonly connection: string;
}

const SUFFIX: Readonly<Record<PartFormat, string>> = {
  tcpdump: ".tcpdump.txt",
  csv: ".csv",
  ndjson: ".ndjson",
  pcapng: ".pcapng",
};

interface Wanted {
  readonly connection: number;
  readonly format: PartFormat;
  /** Segments from 0; `to` not included, undefined for all there are. */
  readonly from: number;
  readonly to: number | undefined;
}

/** `GET /api/captures/:id/connections/:connection/export?format=…&from=…&to=…`, streamed. */
export function sendExport(library: Library): RequestHandler<ExportAddress> {
  return async (request, response) => {
    const wanted = parseWanted(request);
    if (!wanted.ok) {
      sendError(response, wanted.error);
      return;
    }
    const { id } = request.params;
    const opened = library.open(id);
    if (!opened.ok) {
      sendError(response, opened.error);
      return;
    }
    const name = library.list().find((entry) => entry.id === id)?.name ?? "";
    const lease = opened.value;
    const { capture } = lease;
    try {
      const part = await rangeOf(capture, wanted.value);
      if (!part.ok) {
        sendError(response, part.error);
        return;
      }
      const { format } = wanted.value;
      response.attachment(exportFileName(named(name, part.value), SUFFIX[format])).type(TYPES[format]);
      await pipeline(connectionPart(capture.engine, { name, ...part.value }, format), response);
    } catch (error) {
      // The head is sent: whoever takes it sees the connection end before its end. Before that it is a fault as any other.
      if (!response.headersSent) throw error;
      response.destroy();
    } finally {
      lease.release();
    }
  };
}

interface PartRange {
  readonly connection: number;
  /** Segments from 0, `to` not included. */
  readonly from: number;
  readonly to: number;
  /** Segments that the connection has. */
  readonly segments: number;
}

const named = (capture: string, { connection, from, to, segments }: PartRange): ExportedPart => ({
  capture,
  connection,
  first: from + 1,
  last: to,
  segments,
});

/** What is still being read is waited for: a file that ends early would look whole. A live capture gives what is there. */
async function rangeOf(capture: OpenCapture, { connection, from, to }: Wanted): Promise<Outcome<PartRange>> {
  if (capture.state === "loading") await capture.until(() => false);
  if (connection >= capture.engine.flow.connections) {
    return failure("unknown-connection", `This capture has no connection ${connection}.`);
  }
  const { segments } = capture.engine.flow.connection(connection);
  if (from >= segments) {
    return failure(
      "unknown-segment",
      `Connection ${connection} has ${segments} segments, so none from ${from + 1} on.`,
    );
  }
  return success({ connection, from, to: Math.min(to ?? segments, segments), segments });
}

function parseWanted({ params, query }: Request<ExportAddress>): Outcome<Wanted> {
  const asked: { readonly format?: unknown; readonly from?: unknown; readonly to?: unknown } = query;
  const connection = natural(params.connection);
  if (connection === undefined) return bad(`${params.connection} is no number of a connection.`, "Count from 0.");
  const format = PART_FORMATS.find((one) => one === asked.format);
  if (format === undefined)
    return bad("The format is missing or not one of these.", `Use format=${PART_FORMATS.join(", ")}.`);
  const from = asked.from === undefined ? 1 : natural(asked.from);
  const to = asked.to === undefined ? undefined : natural(asked.to);
  if (
    from === undefined ||
    from < 1 ||
    (asked.to !== undefined && to === undefined) ||
    (to !== undefined && to < from)
  ) {
    return bad("The range of segments cannot be understood.", "Count segments from 1: from=1&to=8, both included.");
  }
  return success({ connection, format, from: from - 1, to });
}

const bad = (message: string, remedy: string): Outcome<never> => ({
  ok: false,
  error: errorBody("bad-request", message, remedy),
});

function natural(value: unknown): number | undefined {
  return typeof value === "string" && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}
