// pnpm imports: holds every import and every package.json against the matrix in imports/rules.mjs.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { checkImport, isTest } from "./imports/check-import.mjs";
import { findImports } from "./imports/find-imports.mjs";
import { EXCEPTIONS, FIXTURES, MATRIX, runsAnywhere } from "./imports/rules.mjs";
import { ROOT } from "./setup/paths.mjs";

/** @type {string[]} */
const faults = [];
let files = 0;

for (const home of homes()) {
  if (!MATRIX[home]) faults.push(`${home}: not in the matrix`);
  const manifest = readJson(join(home, "package.json"));
  checkManifest(home, manifest);
  checkTypes(home);
  const declared = new Set(namesIn(manifest));
  const declaredForTests = new Set([...declared, ...namesIn(readJson("package.json"))]);
  for (const file of sources(join(ROOT, home, "src"))) {
    files += 1;
    for (const imported of findImports(readFileSync(join(ROOT, file), "utf8"))) {
      const fault = checkImport(file, imported, isTest(file) ? declaredForTests : declared);
      if (fault) faults.push(`${file}: "${imported.specifier}": ${fault}`);
    }
  }
}

for (const file of Object.keys(EXCEPTIONS)) {
  if (!existsSync(join(ROOT, file))) faults.push(`${file}: has an exception and is not there`);
}
for (const fault of faults) console.error(fault);
console.log(`${files} files, ${faults.length} wrong imports`);
process.exitCode = faults.length === 0 ? 0 : 1;

function homes() {
  return ["packages", "apps"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(ROOT, folder, entry.name, "package.json")))
      .map((entry) => `${folder}/${entry.name}`),
  );
}

/** Dependencies at run time follow the matrix too; for tests the fixtures may be added. @param {string} home @param {any} manifest */
function checkManifest(home, manifest) {
  for (const kind of ["dependencies", "optionalDependencies", "devDependencies"]) {
    for (const name of Object.keys(manifest[kind] ?? {})) {
      const target = name.replace(/^@tcp-ladder\//, "packages/");
      if (target === name || MATRIX[home]?.[target]) continue;
      if (kind === "devDependencies" && target === FIXTURES) continue;
      faults.push(`${home}/package.json: ${kind} name ${name}, which the matrix does not allow`);
    }
  }
}

/** The compiler keeps Node's and the DOM's globals out of the packages, as long as nobody lets their types in. @param {string} home */
function checkTypes(home) {
  if (!runsAnywhere(home)) return;
  const { lib = [], types = [] } = readJson(join(home, "tsconfig.json")).compilerOptions ?? {};
  for (const name of [...lib, ...types]) {
    if (/^(dom|webworker|node)\b/i.test(name)) faults.push(`${home}/tsconfig.json: lets the types of ${name} in`);
  }
}

/** @param {string} folder @returns {string[]} relative to the root, with slashes */
function sources(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** @param {any} manifest */
function namesIn({ dependencies, devDependencies, optionalDependencies }) {
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
}

/** @param {string} path @returns {any} */
function readJson(path) {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}
