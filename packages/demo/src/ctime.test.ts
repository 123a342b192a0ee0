import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { ctime24, daytime } from "./ctime.ts";

test("pads the day of the month with a space and everything else with zeros", () => {
  expect(ctime24(new Date(2026, 10, 23, 3, 4, 5))).toBe("Mon Nov 23 03:04:05 2026");
  expect(ctime24(new Date(2027, 0, 1, 23, 59, 59))).toBe("Fri Jan  1 23:59:59 2027");
});

test("is 26 bytes with its line end", () => {
  expect(daytime(new Date(2027, 0, 1)).toString("latin1")).toBe("Fri Jan  1 00:00:00 2027\r\n");
  expect(daytime(new Date()).length).toBe(26);
});

test("agrees with strftime's %c in the C locale, which is ctime's format", () => {
  for (const seconds of [0, 951_782_400, 1_700_000_000, 1_795_403_045, 4_102_444_799]) {
    const theirs = execFileSync("date", ["-d", `@${seconds}`, "+%a %b %e %H:%M:%S %Y"], {
      env: { ...process.env, LC_ALL: "C" },
      encoding: "utf8",
    });
    expect(`${ctime24(new Date(seconds * 1000))}\n`).toBe(theirs);
  }
});
