// pnpm build: the page to apps/web/dist, the server to apps/server/dist.
import "./setup/node-version.mjs";

const { readArguments } = await import("./setup/arguments.mjs");
const { buildAll } = await import("./setup/build.mjs");
const { step } = await import("./setup/steps.mjs");

readArguments(
  { command: "pnpm build", says: "Builds the page to apps/web/dist and the server to apps/server/dist.", options: {} },
  process.argv.slice(2),
);
await step("build", buildAll);
