import { type Report, type Reporter, reportLine } from "@tcp-ladder/demo";

/** How a demo program tells what it does: lines for people, JSON for programs, or only what it reads and what fails. */
export type ReportStyle = "text" | "json" | "none";

/** @param output where lines for people go; JSON and what the client reads always go to standard output */
export function openReporter(style: ReportStyle, output: NodeJS.WritableStream): Reporter {
  if (style === "json") return (report) => process.stdout.write(`${JSON.stringify(report)}\n`);
  return (report: Report) => {
    if (report.type === "output") {
      process.stdout.write(report.text);
    } else if (report.type === "trouble") {
      process.stderr.write(`tcp-ladder: ${reportLine(report)}\n`);
    } else if (style === "text") {
      output.write(`${reportLine(report)}\n`);
    }
  };
}

/** Aborted by Ctrl-C and its like; where asked for also by the end of standard input, which is the death of a parent. */
export function endOfProgram(untilStdinEnds: boolean): AbortSignal {
  const end = new AbortController();
  const stop = () => end.abort();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  if (untilStdinEnds) process.stdin.once("end", stop).once("error", stop).resume();
  return end.signal;
}
