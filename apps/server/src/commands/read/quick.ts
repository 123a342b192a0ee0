import { join } from "node:path";
import { SERVER_ROOT } from "../../config/paths.ts";
import { loadCompiled } from "./compiled.ts";

/** What is bundled by itself, so that it starts sooner and runs faster than as a part of the whole program: see build.mjs. */
interface Quick {
  readonly "node-inflater": typeof import("../../unpack/node-inflater.ts");
  readonly "print-segments": typeof import("./print-segments.ts");
  readonly run: typeof import("../../run.ts");
  readonly "survey-relayed": typeof import("./relay/survey-relayed.ts");
  readonly "survey-whole": typeof import("./survey-whole.ts");
  readonly summary: typeof import("../../formats/summary.ts");
}

export function quick<Name extends keyof Quick>(name: Name): Quick[Name] {
  return loadCompiled(join(SERVER_ROOT, "dist", `${name}.cjs`)) as Quick[Name];
}
