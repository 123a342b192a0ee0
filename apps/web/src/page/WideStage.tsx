import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";
import { ErrorBoundary } from "../components/ErrorBoundary.tsx";
import { type AppState, useApp } from "../store/state.ts";
import { Banners } from "./Banners.tsx";
import styles from "./Stage.module.css";

type Table = ComponentType<{ readonly capture: string }>;

/** Once it is here. React shows what it had to wait for 300 ms later, however short the wait was. */
let table: Table | undefined;

async function loadTable(): Promise<{ default: Table }> {
  table = (await import("../connections/ConnectionsPage.tsx")).ConnectionsPage;
  return { default: table };
}

/** Loaded when they are first looked at: the page starts without them. */
const LazyTable = lazy(loadTable);
const ComparePage = lazy(async () => ({ default: (await import("../compare/ComparePage.tsx")).ComparePage }));

/** Whether a view that needs the whole width stands in the place of the figure and its panels. */
export function isWide({ capture, captures, route }: AppState): boolean {
  const { view, beside } = route.settings;
  if (capture === undefined || captures?.some(({ id }) => id === capture) === false) return false;
  return view === "connections" || (view === "compare" && beside !== undefined);
}

/** Where there are many connections someone will look for one: the table is loaded as soon as there is nothing else to do. */
export function useTableSoon(): void {
  const many = useApp(({ list }) => list.total > 1);
  useEffect(() => {
    if (!many) return;
    const waiting = requestIdleCallback(() => void loadTable().catch(() => undefined));
    return () => cancelIdleCallback(waiting);
  }, [many]);
}

export function WideStage() {
  const capture = useApp((state) => state.capture);
  const view = useApp((state) => state.route.settings.view);
  const [ConnectionsPage] = useState<Table>(() => table ?? LazyTable);
  if (capture === undefined) return null;
  return (
    <main className={styles.stage}>
      <Banners />
      <div className={styles.figure}>
        <ErrorBoundary resetKey={`${capture} ${view}`}>
          <Suspense fallback={null}>
            {view === "compare" ? (
              <ComparePage capture={capture} />
            ) : (
              <ConnectionsPage key={capture} capture={capture} />
            )}
          </Suspense>
        </ErrorBoundary>
      </div>
    </main>
  );
}
