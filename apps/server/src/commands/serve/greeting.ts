import type { LiveAbility } from "@tcp-ladder/protocol";

export interface Greeting {
  readonly url: string;
  readonly wantedPort: number;
  readonly port: number;
  readonly live: LiveAbility;
  readonly dataFolder: string;
  readonly maxUpload: string;
}

/** What the terminal says when the server is up: where it is, whether it can capture, how to stop it. */
export function greeting({ url, wantedPort, port, live, dataFolder, maxUpload }: Greeting): string {
  const lines = ["", `  tcp-ladder   ${url}`, ""];
  if (wantedPort !== 0 && wantedPort !== port)
    lines.push(`  Port         ${wantedPort} is taken; this is the next free one`);
  if (live.possible) lines.push("  Live         ready: press “Run the demo” on the page");
  else {
    lines.push(`  Live         not possible: ${live.reason?.message ?? "no reason is known"}`);
    if (live.reason !== undefined) lines.push(`               ${live.reason.remedy}`);
    lines.push("               Everything else works: open a capture, or the samples");
  }
  lines.push(`  Captures     ${dataFolder} (uploads up to ${maxUpload})`, "  Stop         Ctrl-C", "");
  return `${lines.join("\n")}\n`;
}
