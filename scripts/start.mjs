// npm start: everything that a fresh clone lacks, then the server. Arguments go to `tcp-ladder serve`.
import "./setup/node-version.mjs";

const { pathToFileURL } = await import("node:url");
const { buildAll } = await import("./setup/build.mjs");
const { CLI } = await import("./setup/paths.mjs");
const { prepare } = await import("./setup/prepare.mjs");
const { leaveSignals } = await import("./setup/run.mjs");
const { step } = await import("./setup/steps.mjs");
const { FOR_CAPTURE } = await import("./setup/system-packages.mjs");

await prepare(FOR_CAPTURE);
await step("build", buildAll);

// npm runs scripts in the repository; files named on the command line are meant from where it was typed.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

// This process becomes the server, as exec would do: signals, exit status and terminal are its own from here.
leaveSignals();
process.argv.splice(1, process.argv.length - 1, CLI, "serve", ...process.argv.slice(2));
await import(pathToFileURL(CLI).href);
