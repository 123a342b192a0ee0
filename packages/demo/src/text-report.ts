import type { SocketCall } from "./call.ts";
import type { Report } from "./report.ts";

/** A report as a line for people, without its end; undefined for what the client read, which is not a line of ours. */
export function reportLine(report: Report): string | undefined {
  if (report.type === "output") return undefined;
  if (report.type === "call") return `${clockTime(report.time)}  ${report.side}  ${sentence(report)}`;
  return report.remedy === "" ? report.message : `${report.message} ${report.remedy}`;
}

function sentence({ call, phase, text, local, remote }: SocketCall): string {
  switch (`${call} ${phase}`) {
    case "listen done":
      return `go to listen on ${local}, ${text.slice(text.indexOf("backlog"), -1)}`;
    case "accept return":
      return `accept returns: ${remote} is connected`;
    case "connect enter":
      return `connect to ${remote} (blocks)`;
    case "connect return":
      return `connect returns 0: connected from ${local}`;
    case "sleep return":
      return "sleep is over";
    default:
      return text;
  }
}

/** Local time of day, `14:52:19.772695`, as tcpdump prints it. */
function clockTime({ seconds, nanos }: SocketCall["time"]): string {
  const date = new Date(seconds * 1000);
  const two = (n: number) => String(n).padStart(2, "0");
  const micros = String(Math.floor(nanos / 1000)).padStart(6, "0");
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${micros}`;
}
