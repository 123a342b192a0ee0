import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { addonProblem, buildFault, canBuildAddon } from "./addon.mjs";
import { CACHE, ROOT } from "./paths.mjs";
import { run } from "./run.mjs";
import { hashFiles, readStamp, writeStamp } from "./stamps.mjs";
import { remark, StepFailure } from "./steps.mjs";

/**
 * Installs what the lockfile says, unless that is what is there already, and looks whether live capture came with it:
 * its addon is optional, so that an install without it counts as a success.
 *
 * @returns {Promise<string>} what came of it
 */
export async function installDependencies() {
  const hash = hashFiles(manifests());
  let outcome = "up to date";
  if (readStamp("dependencies") !== hash || !existsSync(join(ROOT, "node_modules", ".modules.yaml"))) {
    await pnpm("install", "--frozen-lockfile");
    writeStamp("dependencies", hash);
    outcome = "installed";
  }

  let problem = await addonProblem();
  // What was skipped once is not built later on its own, when libpcap or the compiler has come: only --force does.
  const attempt = `${hash} ${canBuildAddon()} ${JSON.stringify(headers())}`;
  if (problem && canBuildAddon() && readStamp("addon") !== attempt) {
    const output = await pnpm("install", "--frozen-lockfile", "--force");
    writeStamp("addon", attempt);
    problem = await addonProblem();
    outcome = problem ? "installed" : "installed, live capture built";
    if (problem) writeFileSync(BUILD_LOG, output);
  }
  if (problem) {
    remark(`No live capture: ${whyNotBuilt() ?? problem}. All else works.`);
    if (canBuildAddon() && existsSync(BUILD_LOG)) {
      remark(`What its build said: ${relative(ROOT, BUILD_LOG)}`);
      remark(`To build it again:   rm -r ${relative(ROOT, CACHE)} && npm start`);
    }
  }
  return outcome;
}

/** What the last build of the addon said, where it failed. */
const BUILD_LOG = join(CACHE, "addon.log");

function whyNotBuilt() {
  if (!canBuildAddon() || !existsSync(BUILD_LOG)) return undefined;
  return buildFault(readFileSync(BUILD_LOG, "utf8"));
}

/** The lockfile and every file that it is made from. */
function manifests() {
  const workspaces = ["apps", "packages"].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name, "package.json")),
  );
  const top = ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml"].map((name) => join(ROOT, name));
  return [...top, ...workspaces].filter((path) => existsSync(path));
}

/** @param {...string} args @returns {Promise<string>} what it said */
async function pnpm(...args) {
  const wanted = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).packageManager;
  const env = { CI: "1", npm_config_update_notifier: "false", ...headers() };
  const there = await run("pnpm", ["--version"]);
  const [command, before] = `pnpm@${there.output.trim()}` === wanted ? ["pnpm", []] : ["npx", ["--yes", wanted]];
  const { status, output } = await run(command, [...before, ...args, "--reporter=append-only"], { env });
  if (status !== 0) throw new StepFailure(`pnpm ${args.join(" ")} ended with ${status}`, output);
  return output;
}

/** Node's own headers, where they lie beside it, so that the addon is built without fetching them. */
function headers() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, "include", "node", "node.h")) ? { npm_config_nodedir: prefix } : {};
}
