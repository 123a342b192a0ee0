// npm test: everything that a fresh clone lacks, then every check. `--only unit,e2e` runs some; what else is on the
// command line goes to the one check that was named: npm test -- --only e2e -g upload
import "./setup/node-version.mjs";

const { runChecks } = await import("./checks/run-checks.mjs");
const { CHECKS } = await import("./checks/checks.mjs");
const { prepare } = await import("./setup/prepare.mjs");
const { FOR_TESTS } = await import("./setup/system-packages.mjs");

const args = process.argv.slice(2);
const at = args.indexOf("--only");
const names = at < 0 ? CHECKS.map(({ name }) => name) : (args[at + 1] ?? "").split(",");
const unknown = names.filter((name) => !CHECKS.some((check) => check.name === name));
const rest = at < 0 ? args : args.toSpliced(at, 2);
const usage = `usage: npm test [-- --only ${CHECKS.map(({ name }) => name).join("|")} [ARGUMENT ...]]`;
if (at < 0 && ["-h", "--help"].includes(args[0] ?? "")) {
  console.log(usage);
  process.exit(0);
}
if (unknown.length > 0 || (rest.length > 0 && names.length !== 1)) {
  console.error(usage);
  process.exit(2);
}

await prepare(FOR_TESTS);
process.exitCode = await runChecks(
  CHECKS.filter(({ name }) => names.includes(name)),
  rest,
);
