import type { LiveCaptures } from "../../captures/live-capture-file.ts";
import { type Outcome, success } from "../../outcome.ts";

/** `tcpdump -w - | tcp-ladder -`: a live capture that somebody else makes. Its value is the capture's id. */
export function captureStandardInput(captures: LiveCaptures): Outcome<string> {
  const created = captures.createLive({ interface: "standard input", filter: "" });
  if (!created.ok) return created;
  const file = created.value;
  process.stdin.on("data", (chunk: Buffer) => {
    const error = file.append(chunk);
    if (error === undefined) return;
    file.setNotice(error.message);
    file.finish();
    process.stdin.destroy();
  });
  process.stdin.once("end", () => file.finish());
  process.stdin.once("error", () => file.finish());
  return success(file.id);
}
