import { run } from "./run.mjs";
import { remark } from "./steps.mjs";

/** What the capture addon is built with and from. */
export const FOR_CAPTURE = ["python3", "make", "g++", "libpcap-dev"];

/** What the checks need besides: a browser with Chinese letters, the programs we are measured against, and one that reads our pictures. */
export const FOR_TESTS = [
  ...FOR_CAPTURE,
  "chromium",
  "fonts-noto-cjk",
  "tcpdump",
  "tshark",
  "iproute2",
  "librsvg2-bin",
];

/**
 * Installs Debian packages that are missing, where this process may. Otherwise it says the command and goes on: most
 * of the program works without them.
 *
 * @param {readonly string[]} names
 * @returns {Promise<string>} what came of it
 */
export async function installSystemPackages(names) {
  const missing = await missingPackages(names);
  if (missing === undefined) return "not a Debian: left alone";
  if (missing.length === 0) return "all there";

  const command = `apt-get install -y --no-install-recommends ${missing.join(" ")}`;
  if (process.getuid?.() !== 0) {
    remark(`Missing: ${missing.join(", ")}. To install: sudo ${command}`);
    return `${missing.length} missing, and not root`;
  }
  // tshark asks on the terminal whether everyone may capture; the environment keeps it, and all others, from asking.
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const update = await run("apt-get", ["update", "-q"], { env });
  const install = await run("apt-get", command.split(" ").slice(1), { env });
  if (install.status === 0) return `installed ${missing.join(", ")}`;
  remark(`apt-get could not install ${missing.join(", ")}:`);
  for (const line of lastLines(install.output || update.output)) remark(`  ${line}`);
  return `${missing.length} missing, apt-get failed`;
}

/** @param {readonly string[]} names @returns {Promise<string[] | undefined>} undefined where there is no dpkg */
async function missingPackages(names) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholders
  const { status, output } = await run("dpkg-query", ["-W", "-f=${Package} ${db:Status-Status}\n", ...names]);
  if (status === 127) return undefined;
  const installed = new Set(
    output
      .split("\n")
      .filter((line) => line.endsWith(" installed"))
      .map((line) => line.split(" ")[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/** @param {string} text */
const lastLines = (text) => text.trimEnd().split("\n").slice(-4);
