import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { SERVER } from "./paths.mjs";
import { run } from "./run.mjs";

/** Can the `pcap` addon be loaded? If not, why. @returns {Promise<string | undefined>} undefined where it can */
export async function addonProblem() {
  const { status, output } = await run(process.execPath, ["-e", "require('pcap')"], { cwd: SERVER });
  if (status === 0) return undefined;
  const lacking = missingTools();
  if (lacking.length > 0) return `building it needs ${lacking.join(", ")}`;
  const error = output.split("\n").find((line) => /^\w*Error/.test(line));
  return error?.replace(/\.$/, "") ?? "the pcap addon does not load";
}

export const canBuildAddon = () => missingTools().length === 0;

/**
 * What the build of the addon stumbled over: the first telling line of what node-gyp, make and the compiler said.
 *
 * @param {string} output of the installation, each line with the package's path before it
 * @returns {string | undefined} undefined where no line tells
 */
export function buildFault(output) {
  const said = output.split("\n").map((line) => line.replace(/^\S.*?\bpcap install: /, "").trim());
  const telling = [/^gyp: (.+)/, /\b(?:fatal )?error: .+/, /^make: \*\*\* (.+)/, /^gyp ERR! stack (?:\w*Error: )?(.+)/];
  for (const pattern of telling) {
    const found = said.map((line) => pattern.exec(line)).find((match) => match !== null);
    if (found) return (found[1] ?? found[0]).replace(/\.$/, "");
  }
  return undefined;
}

/** Debian's names for what is not there. */
function missingTools() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  /** @param {string} program */
  const onPath = (program) => folders.some((folder) => existsSync(join(folder, program)));
  const header = ["/usr/include/pcap/pcap.h", "/usr/local/include/pcap/pcap.h", "/opt/homebrew/include/pcap/pcap.h"];
  return [
    onPath("python3") ? [] : ["python3"],
    onPath("make") ? [] : ["make"],
    onPath("g++") || onPath("c++") ? [] : ["g++"],
    // macOS brings libpcap with its own tools, not under /usr/include
    process.platform === "darwin" || header.some((path) => existsSync(path)) ? [] : ["libpcap-dev"],
  ].flat();
}
