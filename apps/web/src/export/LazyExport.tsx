import { lazy, Suspense, useEffect } from "react";
import { ErrorBoundary } from "../components/ErrorBoundary.tsx";

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
 * else to do; who prints before gets the figure as it stands on the screen, on light paper.
 */
export function usePrintCommand(): void {
  useEffect(() => {
    const timer = setTimeout(() => void load(), 1500);
    const before = (): void => {
      if (printFigure?.() === true) return;
      void load();
      printScreen();
    };
    window.addEventListener("beforeprint", before);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("beforeprint", before);
    };
  }, []);
}

/** The style for print leaves nothing but the figure; dark paper is made light until it is printed. */
function printScreen(): void {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  if (theme !== "dark") return;
  dataset.theme = "light";
  window.addEventListener("afterprint", () => Object.assign(dataset, { theme }), { once: true });
}
