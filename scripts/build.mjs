// pnpm build: the page to apps/web/dist, the server to apps/server/dist.
import "./setup/node-version.mjs";

const { buildAll } = await import("./setup/build.mjs");
const { step } = await import("./setup/steps.mjs");

await step("build", buildAll);
