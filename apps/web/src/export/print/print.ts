import type { ExportRows } from "../export-rows.ts";
import { type PrintOptions, printPages } from "./print-pages.ts";

let sheets: HTMLElement | undefined;

/** Sets the sheets that the browser prints in place of the page, until they are taken away. */
export function setSheets(rows: ExportRows, options: PrintOptions): void {
  removeSheets();
  sheets = printPages(rows, options);
  document.body.append(sheets);
}

export function removeSheets(): void {
  sheets?.remove();
  sheets = undefined;
}

export const hasSheets = (): boolean => sheets !== undefined;

/** Opens the browser's print dialog, which also saves PDF. */
export async function printSheets(rows: ExportRows, options: PrintOptions): Promise<void> {
  setSheets(rows, options);
  await document.fonts.ready;
  window.addEventListener("afterprint", removeSheets, { once: true });
  window.print();
}
