import { runDaytimeServer } from "@tcp-ladder/demo";
import { endOfProgram, openReporter, type ReportStyle } from "./demo-report.ts";

export interface DemoServerOptions {
  readonly host: string;
  readonly port: number;
  /** Seconds. */
  readonly before: number;
  readonly after: number;
  readonly report: ReportStyle;
  readonly untilStdinEnds: boolean;
}

/** `tcp-ladder demo-server`. Returns the exit status: 0 when it was ended, 1 where it could not listen. */
export async function demoServer(options: DemoServerOptions): Promise<number> {
  const report = openReporter(options.report, process.stdout);
  const end = endOfProgram(options.untilStdinEnds);
  const ok = await runDaytimeServer(options, report, end);
  // watched, it would keep the program
  if (options.untilStdinEnds) process.stdin.destroy();
  return ok ? 0 : 1;
}
