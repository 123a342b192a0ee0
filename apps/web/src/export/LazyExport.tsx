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

/** Makes the browser's own print command print the figure; what draws it is loaded once the page has nothing else to do. */
export function usePrintCommand(): void {
  useEffect(() => {
    let undo: (() => void) | undefined;
    let gone = false;
    const load = async (): Promise<void> => {
      const { followPrintCommand } = await import("./print/print-key.ts");
      if (!gone) undo = followPrintCommand();
    };
    const timer = setTimeout(() => void load(), 1500);
    return () => {
      gone = true;
      clearTimeout(timer);
      undo?.();
    };
  }, []);
}
