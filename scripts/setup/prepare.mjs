import { installDependencies } from "./dependencies.mjs";
import { step } from "./steps.mjs";
import { installSystemPackages } from "./system-packages.mjs";

/** Everything that must be there before anything can be built. @param {readonly string[]} systemPackages */
export async function prepare(systemPackages) {
  await step("system packages", () => installSystemPackages(systemPackages));
  await step("dependencies", installDependencies);
}
