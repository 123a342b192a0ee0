import { join } from "node:path";
import { SERVER_ROOT } from "../config/paths.ts";

/** Where the programs lie that the server starts: each is a script and its first arguments. */
export interface Programs {
  readonly captureChild: readonly string[];
  readonly demoServer: readonly string[];
  readonly demoClient: readonly string[];
}

/** As the build makes them. */
export function bundledPrograms(): Programs {
  const built = (name: string) => join(SERVER_ROOT, "dist", name);
  return {
    captureChild: [built("capture-child.mjs")],
    demoServer: [built("cli.js"), "demo-server"],
    demoClient: [built("cli.js"), "demo-client"],
  };
}
