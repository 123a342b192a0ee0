import { lazy, Suspense } from "react";
import { ErrorBoundary } from "../components/ErrorBoundary.tsx";

const AboutDialog = lazy(async () => ({ default: (await import("./AboutDialog.tsx")).AboutDialog }));

/** The dialog and its words come when they are first wanted. */
export function LazyAbout() {
  return (
    <ErrorBoundary resetKey="about">
      <Suspense fallback={null}>
        <AboutDialog />
      </Suspense>
    </ErrorBoundary>
  );
}
