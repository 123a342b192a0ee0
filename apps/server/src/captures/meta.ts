import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";

const count = z.int().check(z.nonnegative());

/** What lies beside a capture's bytes, as `meta.json`. */
const metaSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  name: z.string(),
  createdMs: z.number(),
  kind: z.enum(["live", "upload"]),
  /** "live" while it grows; found so by a later start, the server was ended in the middle. */
  state: z.enum(["live", "complete"]),
  /** The server process that writes it, as `ownWriter` names it. */
  writer: z.string(),
  live: z.optional(z.object({ interface: z.string(), filter: z.string(), notice: z.optional(z.string()) })),
  drops: z.object({ kernel: count, interface: count }),
});
export type CaptureMeta = z.infer<typeof metaSchema>;

const META = "meta.json";

/** Undefined where there is none, or none that can be read. */
export function readMeta(directory: string): CaptureMeta | undefined {
  try {
    return metaSchema.parse(JSON.parse(readFileSync(join(directory, META), "utf8")));
  } catch {
    return undefined;
  }
}

/** By rename: whoever reads finds the old one or the new one, whole. Throws what the file system throws. */
export function writeMeta(directory: string, meta: CaptureMeta): void {
  const fresh = join(directory, `${META}.new`);
  writeFileSync(fresh, `${JSON.stringify(meta, null, 2)}\n`);
  renameSync(fresh, join(directory, META));
}
