import type { ConnectionSummary } from "@tcp-ladder/flow";
import type { Locale, NumberMode, SvgOptions, Theme } from "@tcp-ladder/ladder";
import type { ExportRows } from "./export-rows.ts";
import { fetchRows } from "./fetch-rows.ts";
import { figureTitle, fileName } from "./file-name.ts";
import { MAX_PICTURE_SIDE, MAX_SVG_HEIGHT } from "./limits.ts";
import { countPictures, drawPictures } from "./pictures.ts";
import { type PngScale, toPng } from "./png.ts";
import type { Orientation } from "./print/print-pages.ts";
import { rangeLength, type SegmentRange } from "./range.ts";
import { saveBlob } from "./save.ts";
import { TEXT_FORMATS, type TextFormat, writeText } from "./text-formats.ts";
import { openZip } from "./zip.ts";

/** What is exported, and how it is to look. */
export interface ExportJob {
  readonly capture: string;
  readonly captureName: string;
  /** Its name in the reader's language, set above the figure. */
  readonly captureTitle: string;
  readonly connection: ConnectionSummary;
  readonly range: SegmentRange;
  readonly theme: Theme;
  readonly numbers: NumberMode;
  readonly spacing: "equal" | "time";
  readonly locale: Locale;
  /** Index of the segment that is chosen on the page. */
  readonly chosen: number | undefined;
  /** The capture itself lost frames: nothing is called lost on the way. */
  readonly dropped: boolean;
  readonly signal: AbortSignal;
  readonly progress: (phase: "fetching" | "drawing", done: number, total: number) => void;
}

/** A page of a book is about this wide in CSS pixels; socket calls want more on both sides. */
const WIDTH = { plain: 1120, calls: 1320 } as const;

function rowsOf({ capture, connection, range, progress, signal }: ExportJob): Promise<ExportRows> {
  const total = rangeLength(range);
  progress("fetching", 0, total);
  return fetchRows(capture, connection.id, range, (rows) => progress("fetching", rows, total), signal);
}

/** One SVG, or several in a ZIP. Returns the file's name. */
export async function saveSvg(job: ExportJob): Promise<string> {
  return savePictures(job, MAX_SVG_HEIGHT, "any", ".svg", "image/svg+xml", (picture) => Promise.resolve(picture.svg));
}

export async function savePng(job: ExportJob, scale: PngScale): Promise<string> {
  const suffix = scale === 1 ? ".png" : `@${scale}x.png`;
  return savePictures(job, MAX_PICTURE_SIDE / scale, "ours", suffix, "image/png", async (picture) => {
    return new Uint8Array(await (await toPng(picture, scale)).arrayBuffer());
  });
}

async function savePictures(
  job: ExportJob,
  maxHeight: number,
  fonts: "ours" | "any",
  suffix: string,
  type: string,
  make: (picture: Parameters<typeof toPng>[0]) => Promise<string | Uint8Array<ArrayBuffer>>,
): Promise<string> {
  const rows = await rowsOf(job);
  const { captureName, captureTitle, connection, range, theme, numbers, spacing, locale, signal, progress } = job;
  const width = rows.calls.length > 0 ? WIDTH.calls : WIDTH.plain;
  const title = figureTitle(captureTitle, connection);
  const options = { width, scale: 1, theme, numbers, spacing, locale, title, fonts, ...marksOf(job) };
  const total = countPictures(rows, maxHeight, options);
  const zip = openZip();
  let done = 0;
  for (const picture of drawPictures(rows, options, maxHeight)) {
    progress("drawing", done, total);
    await breath();
    signal.throwIfAborted();
    const content = await make(picture);
    if (picture.last - picture.first + 1 === rangeLength(range) || total === 1) {
      const name = fileName(captureName, connection, range, suffix);
      saveBlob(new Blob([content], { type }), name);
      return name;
    }
    zip.add(fileName(captureName, connection, picture, suffix), content, suffix === ".svg");
    done++;
  }
  const name = fileName(captureName, connection, range, `${suffix}.zip`);
  saveBlob(zip.finish(), name);
  return name;
}

export async function textOf(job: ExportJob, format: TextFormat): Promise<string> {
  const rows = await rowsOf(job);
  const { numbers, locale } = job;
  return writeText(format, rows, { numbers, locale }, marksOf(job).unreceived);
}

export async function saveText(job: ExportJob, format: TextFormat): Promise<string> {
  const text = await textOf(job, format);
  const name = fileName(job.captureName, job.connection, job.range, TEXT_FORMATS[format].suffix);
  saveBlob(new Blob([text], { type: "text/plain;charset=utf-8" }), name);
  return name;
}

export async function print(job: ExportJob, orientation: Orientation, explain: boolean): Promise<void> {
  const rows = await rowsOf(job);
  const { captureTitle, connection, theme, numbers, spacing, locale } = job;
  const marks = marksOf(job);
  const { printSheets } = await import("./print/print.ts");
  const title = figureTitle(captureTitle, connection);
  await printSheets(rows, { title, orientation, theme, numbers, spacing, locale, explain, ...marks });
}

/** What is marked in the figure. */
function marksOf({ chosen, dropped }: ExportJob): Pick<SvgOptions, "chosen" | "unreceived"> {
  return dropped ? { chosen, unreceived: new Set() } : { chosen };
}

/** Lets the page draw its progress and hear a click. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
