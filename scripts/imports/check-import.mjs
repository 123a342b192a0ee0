import { builtinModules } from "node:module";
import { posix } from "node:path";
import {
  EXCEPTIONS,
  FIXTURES,
  MATRIX,
  mayUseFixtures,
  PAGE_FLOORS,
  pageRoom,
  runsAnywhere,
  SOCKET_MODULES,
  SPEAKS_WITH_SERVER,
} from "./rules.mjs";

const OURS = "@tcp-ladder/";
const NODE = new Set(builtinModules);

/** `apps/web` for `apps/web/src/main.tsx`. @param {string} file */
export const homeOf = (file) => file.split("/").slice(0, 2).join("/");

/** Tests, and folders named `testing` with what several of them share. @param {string} file */
export const isTest = (file) => /\.test\.tsx?$|\/testing\//.test(file);

/**
 * What is wrong with one import.
 *
 * @param {string} file relative to the root, with slashes
 * @param {import("./find-imports.mjs").Import} imported
 * @param {ReadonlySet<string>} declared the package.json's dependencies of every kind
 * @returns {string | undefined} undefined where nothing is
 */
export function checkImport(file, { specifier, types }, declared) {
  if (EXCEPTIONS[file]?.[specifier]) return undefined;
  const home = homeOf(file);

  if (specifier.startsWith(".")) {
    const target = posix.join(posix.dirname(file), specifier);
    if (homeOf(target) !== home) return "reaches into another package; import it by its name";
    return checkPageRoom(file, target);
  }
  if (specifier.startsWith("node:") || NODE.has(specifier)) {
    return runsAnywhere(home) && !isTest(file) ? "packages run without Node" : undefined;
  }
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  if (!declared.has(name)) return `${name} is not in ${home}/package.json`;
  if (SOCKET_MODULES.includes(name) && !file.startsWith("apps/web/src/connection/")) {
    return "only apps/web/src/connection touches the socket";
  }
  if (!name.startsWith(OURS)) return undefined;
  if (name !== specifier) return "no deep imports: what a package offers stands in its index.ts";
  return checkNeighbour(file, home, name, types);
}

/** @param {string} file @param {string} home @param {string} name @param {boolean} types */
function checkNeighbour(file, home, name, types) {
  const target = ["packages/", "apps/"].map((folder) => folder + name.slice(OURS.length)).find((it) => MATRIX[it]);
  if (target === undefined) return `there is no ${name}`;
  if (target === home) return "a package imports its own files, not itself";
  if (target === FIXTURES && mayUseFixtures(file)) return undefined;
  const allowed = MATRIX[home]?.[target];
  if (allowed === undefined) return `${home} must not see ${target}`;
  return allowed === "types" && !types ? `${home} may take types alone from ${target}` : undefined;
}

/** @param {string} file @param {string} target */
function checkPageRoom(file, target) {
  const from = pageRoom(file);
  const to = pageRoom(target);
  if (from === undefined || to === undefined || from === to) return undefined;
  if (to === "connection" && from !== SPEAKS_WITH_SERVER) return "only the store speaks with the server";
  const floors = [from, to].map((room) => PAGE_FLOORS.findIndex((rooms) => rooms.includes(room)));
  const homeless = [from, to].find((_, i) => floors[i] === -1);
  if (homeless !== undefined) return `the room ${homeless} has no floor in PAGE_FLOORS`;
  return Number(floors[1]) < Number(floors[0])
    ? undefined
    : `in the page ${from} stands below ${to || "main"}, or beside it`;
}
