import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's top folder. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What the set-up leaves behind for the next run; goes away with node_modules. */
export const CACHE = join(ROOT, "node_modules", ".cache", "tcp-ladder");

export const SERVER = join(ROOT, "apps", "server");
export const WEB = join(ROOT, "apps", "web");

/** The program that people start. */
export const CLI = join(SERVER, "dist", "cli.js");

/** A tool of the workspace's root: `bin("tsc")`. @param {string} name */
export const bin = (name) => join(ROOT, "node_modules", ".bin", name);
