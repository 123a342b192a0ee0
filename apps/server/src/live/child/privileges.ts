import { readFileSync } from "node:fs";

/** `nobody` and `nogroup`, by number: names may be missing in a container. */
const NOBODY = 65_534;

/**
 * Gives up root for good. The open socket stays usable. Throws where anything of it is left: a process that reads
 * whatever the network sends must not go on as root.
 */
export function giveUpRoot(): void {
  if (process.getuid?.() !== 0) return;
  process.setgroups?.([]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
  const status = readFileSync("/proc/self/status", "utf8");
  const ids = [...status.matchAll(/^[UG]id:\t(.*)$/gm)].flatMap((line) => line[1]?.split("\t") ?? []);
  const capabilities = [...status.matchAll(/^Cap(?:Prm|Eff):\t(.*)$/gm)].map((line) =>
    Number.parseInt(line[1] ?? "", 16),
  );
  if (ids.length !== 8 || ids.some((id) => Number(id) !== NOBODY) || capabilities.some((set) => set !== 0)) {
    throw new Error("root could not be given up");
  }
}
