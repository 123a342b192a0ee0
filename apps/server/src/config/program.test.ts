import { DEFAULT_DECOMPRESS_LIMITS } from "@tcp-ladder/capture-file";
import { CommanderError } from "commander";
import { afterEach, expect, test, vi } from "vitest";
import { FORMATS } from "../formats/formats.ts";
import { createProgram } from "./program.ts";
import { FORMATS as ASKABLE } from "./read-command.ts";
import type { ServeOptions } from "./serve-command.ts";
import { unpackLimits } from "./unpack-limits.ts";

const served = vi.hoisted(() => vi.fn(async (_file: string | undefined, _options: ServeOptions) => 0));
vi.mock("../commands/serve.ts", () => ({ serve: served }));
const readSomething = vi.hoisted(() => vi.fn(async (_file: string, _options: object) => 0));
vi.mock("../commands/read.ts", () => ({ read: readSomething }));

afterEach(() => {
  served.mockClear();
  vi.unstubAllEnvs();
});

/** Runs a command line; what it wrote, and the exit status commander asked for. */
async function run(...args: string[]): Promise<{ readonly said: string; readonly status: number }> {
  let said = "";
  let status = 0;
  const program = createProgram((code) => {
    status = code;
  });
  const write = (text: string) => {
    said += text;
  };
  for (const command of [program, ...program.commands]) {
    command.configureOutput({ ...command.configureOutput(), writeErr: write, writeOut: write });
  }
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    status = error.exitCode;
  }
  return { said, status };
}

test("without a command it serves", async () => {
  await run();
  expect(served).toHaveBeenCalledWith(
    undefined,
    expect.objectContaining({ port: 3000, host: "127.0.0.1", open: true, strictPort: false, maxUpload: 2 ** 31 }),
  );
  await run("capture.pcap", "--no-open");
  expect(served).toHaveBeenLastCalledWith("capture.pcap", expect.objectContaining({ open: false }));
  await run("serve", "-", "-p", "0");
  expect(served).toHaveBeenLastCalledWith("-", expect.objectContaining({ port: 0 }));
});

test("flags go before the environment, the environment before defaults", async () => {
  vi.stubEnv("PORT", "4100");
  vi.stubEnv("HOST", "::1");
  await run();
  expect(served).toHaveBeenLastCalledWith(undefined, expect.objectContaining({ port: 4100, host: "::1" }));
  await run("--port", "4200", "--host", "localhost");
  expect(served).toHaveBeenLastCalledWith(undefined, expect.objectContaining({ port: 4200, host: "localhost" }));
});

test("how much is unpacked: the engine's own limits, or others, for both who read captures", async () => {
  await run();
  expect(unpackLimits(served.mock.lastCall?.[1] as ServeOptions)).toEqual(DEFAULT_DECOMPRESS_LIMITS);
  await run("read", "x.pcap.gz");
  expect(readSomething).toHaveBeenLastCalledWith("x.pcap.gz", expect.objectContaining({ maxUnpacked: 2 ** 33 }));
  await run("read", "x.pcap.gz", "--max-unpacked", "20GiB", "--max-ratio", "5000");
  expect(readSomething).toHaveBeenLastCalledWith(
    "x.pcap.gz",
    expect.objectContaining({ maxUnpacked: 20 * 2 ** 30, maxRatio: 5000 }),
  );
  for (const command of ["serve", "read"]) {
    expect((await run(command, "-h")).said).toMatch(/--max-unpacked <size>.*default: 8GiB/s);
  }
});

test("a figure is drawn in the language that is asked for", async () => {
  await run("read", "x.pcap", "--format", "svg");
  expect(readSomething).toHaveBeenLastCalledWith("x.pcap", expect.objectContaining({ language: "en" }));
  await run("read", "x.pcap", "--format", "svg", "--language", "zh");
  expect(readSomething).toHaveBeenLastCalledWith("x.pcap", expect.objectContaining({ language: "zh" }));
  expect((await run("read", "x.pcap", "--language", "fr")).said).toMatch(/Allowed choices are en, zh/);
});

test.each([
  [["--port", "abc"], /--port.*abc.*0 to 65535/],
  [["--max-ratio", "0"], /--max-ratio.*from 1 on/],
  [["read", "x", "--max-unpacked", "all"], /--max-unpacked.*500MiB/],
  [["--max-upload", "much"], /--max-upload.*500MiB/],
  [["--portt", "1"], /unknown option '--portt'/],
  [["a", "b"], /too many arguments/],
  [["-f", "tcp"], /--filter needs --interface/],
  [["read"], /missing required argument 'file'/],
  [["read", "x", "--format", "word"], /tcpdump, ndjson/],
  [["read", "x", "--threads", "0"], /--threads.*'0'.*1 or 2/],
  [["read", "x", "--threads", "9"], /--threads.*'9'.*1 or 2/],
])("%j is refused in a line, and says where help is", async (args, pattern) => {
  const { said, status } = await run(...args);
  expect(said).toMatch(pattern);
  expect(said).toMatch(/^tcp-ladder: /);
  expect(said).toMatch(/Try: tcp-ladder \w+ -h/);
  expect(status).not.toBe(0);
  expect(served).not.toHaveBeenCalled();
});

test("every format that can be printed can be asked for", () => {
  expect([...ASKABLE].sort()).toEqual([...Object.keys(FORMATS), "summary"].sort());
});

test("a wrong environment is named as such", async () => {
  vi.stubEnv("PORT", "http");
  expect((await run()).said).toMatch(/PORT/);
});

test.each([[["-h"]], [["serve", "-h"]], [["read", "-h"]]])("%j says everything, with examples", async (args) => {
  const { said, status } = await run(...args);
  expect(said).toContain("Examples:");
  expect(status).toBe(0);
});
