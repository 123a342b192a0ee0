import { useCallback, useEffect, useRef, useState } from "react";
import type { ExportJob } from "./run-export.ts";

/** What the dialog says of the work under way, or of the last that ended. */
export type JobState =
  | { readonly kind: "idle" }
  | { readonly kind: "working"; readonly phase: "fetching" | "drawing"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly message: string }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly error: unknown };

type Hooks = Pick<ExportJob, "signal" | "progress">;

/** One piece of work at a time; it ends with the dialog. */
export function useJob() {
  const [state, setState] = useState<JobState>({ kind: "idle" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  /** @param work returns what to say when it is done */
  const run = useCallback(async (work: (hooks: Hooks) => Promise<string>): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setState({ kind: "working", phase: "fetching", done: 0, total: 1 });
    try {
      const message = await work({
        signal,
        progress: (phase, done, total) => setState({ kind: "working", phase, done, total }),
      });
      setState({ kind: "done", message });
    } catch (error) {
      setState(signal.aborted ? { kind: "cancelled" } : { kind: "failed", error });
    } finally {
      running.current = undefined;
    }
  }, []);
  const cancel = useCallback(() => running.current?.abort(), []);
  return { state, run, cancel };
}
