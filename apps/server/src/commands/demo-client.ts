import { runDaytimeClient } from "@tcp-ladder/demo";
import { endOfProgram, openReporter, type ReportStyle } from "./demo-report.ts";

export interface DemoClientOptions {
  readonly port: number;
  /** Seconds. */
  readonly linger: number;
  readonly report: ReportStyle;
  readonly untilStdinEnds: boolean;
}

/** `tcp-ladder demo-client ADDRESS`. Returns the exit status: 0, or 1 where the connection failed. */
export async function demoClient(host: string, options: DemoClientOptions): Promise<number> {
  // what it reads goes to standard output, as the article's does; what it does, beside it
  const report = openReporter(options.report, process.stderr);
  const end = endOfProgram(options.untilStdinEnds);
  const ok = await runDaytimeClient({ host, port: options.port, linger: options.linger }, report, end);
  // watched, it would keep the program
  if (options.untilStdinEnds) process.stdin.destroy();
  return ok ? 0 : 1;
}
