import { lazy, Suspense, useEffect } from "react";
import { ErrorBoundary } from "../components/ErrorBoundary.tsx";
import { useApp } from "../store/state.ts";
import { printScreen } from "./print-screen.ts";

const ExportDialog = lazy(async () => ({ default: (await import("./ExportDialog.tsx")).ExportDialog }));

/** The dialog and all it draws with come when they are first wanted. */
export function LazyExport() {
  return (
    <ErrorBoundary resetKey="export">
      <Suspense fallback={null}>
        <ExportDialog />
      </Suspense>
    </ErrorBoundary>
  );
}

type PrintFigure = typeof import("./print/print-key.ts").printFigure;
let printFigure: PrintFigure | undefined;

/** Where the server is away it is tried again with the next print. */
async function load(): Promise<void> {
  try {
    ({ printFigure } = await import("./print/print-key.ts"));
  } catch {}
}

/**
 * Makes the browser's own print command print the figure. What draws sheets of it is loaded once the page has nothing
 * else to do; the keys of that command wait for it. Its entry in a menu cannot wait: who uses that before gets the figure
 * as it stands on the screen, on light paper.
 */
export function usePrintCommand(): void {
  useEffect(() => {
    const timer = setTimeout(() => void load(), 1500);
    const before = (): void => {
      if (printFigure?.() === true) return;
      void load();
      printScreen();
    };
    const key = (event: KeyboardEvent): void => {
      const { ctrlKey, metaKey, altKey, shiftKey } = event;
      if (!(ctrlKey || metaKey) || altKey || shiftKey || event.key.toLowerCase() !== "p") return;
      if (printFigure !== undefined || useApp.getState().ladder === undefined) return;
      event.preventDefault();
      if (!event.repeat) void load().then(() => window.print());
    };
    window.addEventListener("beforeprint", before);
    window.addEventListener("keydown", key);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("keydown", key);
    };
  }, []);
}
