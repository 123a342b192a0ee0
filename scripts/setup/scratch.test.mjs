import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { clearGone } from "./scratch.mjs";

const SCRATCH = new URL("./scratch.mjs", import.meta.url).href;

/** A run that opens its folder, puts something into it and does not live to take it away; its folder's name. @param {string} folder */
function killedRun(folder) {
  const code = `
    import { writeFileSync } from "node:fs";
    import { openRunFolder } from ${JSON.stringify(SCRATCH)};
    const folder = openRunFolder();
    writeFileSync(folder + "/left", "over");
    console.log(folder);
    process.kill(process.pid, "SIGKILL");
    setInterval(() => {}, 1000);`;
  const { stdout, signal } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    env: { ...process.env, TMPDIR: folder },
    encoding: "utf8",
  });
  expect(signal).toBe("SIGKILL");
  return basename(stdout.trim());
}

test("what a killed run left is taken away by the next, and nothing else", () => {
  const folder = mkdtempSync(join(tmpdir(), "scratch-"));
  const first = killedRun(folder);
  const prefix = first.slice(0, first.lastIndexOf("-", first.lastIndexOf("-") - 1) + 1);
  const others = [`${prefix}${process.pid}-alive`, `${prefix}1-alive`, `${prefix}folder`, "tcp-ladder-data", "another"];
  for (const name of others) mkdirSync(join(folder, name));
  writeFileSync(join(folder, `${prefix}note`), "");
  expect(existsSync(join(folder, first, "left"))).toBe(true);
  const second = killedRun(folder);
  expect(readdirSync(folder).sort()).toEqual([...others, `${prefix}note`, second].sort());
  clearGone(folder, prefix);
  expect(readdirSync(folder).sort()).toEqual([...others, `${prefix}note`].sort());
  rmSync(folder, { recursive: true });
});

test("tests have a folder of their run", () => {
  expect(basename(tmpdir())).toMatch(/^tcp-ladder-\d+-\d+-/);
});
