import { expect, it } from "vitest";
import { buildFault } from "./addon.mjs";

const PACKAGE = ".../.pnpm/pcap@3.1.0/node_modules/pcap install: ";
/** @param {...string} lines */
const log = (...lines) => ["Packages: +291", ...lines.map((line) => PACKAGE + line), "Done in 3.6s"].join("\n");

it.each([
  [
    "gyp's own fault",
    log("gyp info ok", "gyp: /usr/common.gypi not found (cwd: /a) while reading includes", "gyp ERR! configure error "),
    "/usr/common.gypi not found (cwd: /a) while reading includes",
  ],
  [
    "the compiler's, before what gyp makes of it",
    log(
      "../session.cc:3:10: fatal error: pcap/pcap.h: No such file or directory",
      "make: *** [binding.target.mk:120: session.o] Error 1",
      "gyp ERR! stack Error: `make` failed with exit code: 2",
    ),
    "fatal error: pcap/pcap.h: No such file or directory",
  ],
  [
    "headers that could not be fetched",
    log(
      "gyp ERR! configure error ",
      "gyp ERR! stack FetchError: request to https://host.invalid/headers.tar.gz failed",
    ),
    "request to https://host.invalid/headers.tar.gz failed",
  ],
])("names what the build stumbled over: %s", (_name, output, fault) => {
  expect(buildFault(output)).toBe(fault);
});

it("says nothing of a build that tells nothing", () => {
  expect(buildFault(log("gyp info ok"))).toBeUndefined();
});
