import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The server's own folder, from source and from the bundle alike: the nearest with a package.json. */
export const SERVER_ROOT: string = nearestPackage(dirname(fileURLToPath(import.meta.url)));

/** The built page. */
export const PAGE_FOLDER: string = join(SERVER_ROOT, "..", "web", "dist");

export const SAMPLES_FOLDER: string = join(SERVER_ROOT, "samples");

/** Where captures are kept unless `--data` says otherwise: XDG base directory specification. */
export function defaultDataFolder({ XDG_DATA_HOME: given }: NodeJS.ProcessEnv = process.env): string {
  // The specification: a path that is not absolute is to be ignored.
  const base = given !== undefined && isAbsolute(given) ? given : join(homedir(), ".local", "share");
  return join(base, "tcp-ladder");
}

function nearestPackage(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error("the program's folder has no package.json");
  return nearestPackage(above);
}
