import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SERVER_ROOT } from "./config/paths.ts";

/** The program's version, as its package says. */
export const SOFTWARE_VERSION: string = (
  JSON.parse(readFileSync(join(SERVER_ROOT, "package.json"), "utf8")) as { readonly version: string }
).version;
