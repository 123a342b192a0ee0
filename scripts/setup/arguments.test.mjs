import { expect, it } from "vitest";
import { parseArguments } from "./arguments.mjs";

/** @type {import("./arguments.mjs").Command} */
const COMMAND = {
  command: "pnpm bench read",
  says: "Measures.",
  options: {
    seed: { kind: "number", from: 0, says: "of the captures" },
    runs: { kind: "number", usual: 5, says: "how often" },
    only: { kind: "names", among: ["one", "short"], says: "of the captures" },
    tshark: { kind: "flag", says: "leaves tshark out" },
  },
};
const WITH_ARGUMENT = { ...COMMAND, argument: { kind: /** @type {const} */ ("number"), usual: 50, says: "how many" } };

it("gives numbers, names and flags, and leaves out what has no usual value", () => {
  expect(parseArguments(COMMAND, [])).toEqual({ values: { runs: 5, tshark: true } });
  expect(parseArguments(COMMAND, ["--seed", "0", "--only", "one,short", "--no-tshark"])).toEqual({
    values: { seed: 0, runs: 5, only: ["one", "short"], tshark: false },
  });
  expect(parseArguments(WITH_ARGUMENT, ["--", "7", "--runs=2"])).toMatchObject({ values: { argument: 7, runs: 2 } });
  expect(parseArguments(WITH_ARGUMENT, [])).toMatchObject({ values: { argument: 50 } });
});

it.each([["--help"], ["-h"], ["--nonsense", "-h"]])("says what there is at %s", (...args) => {
  const said = parseArguments(COMMAND, args);
  const help = "help" in said ? said.help : "";
  expect(help).toMatch(/^usage: pnpm bench read \[OPTION \.\.\.\]\n\nMeasures\.\n/);
  for (const option of ["--seed N", "--runs N", "--only NAME[,NAME]", "--no-tshark"]) expect(help).toContain(option);
});

it.each([
  [["--sed", "1"], /unknown option '--sed'/],
  [["--runs"], /--runs/],
  [["--runs", "0"], /--runs '0' is no whole number from 1 on/],
  [["--runs", "many"], /--runs 'many' is no whole number/],
  [["--only", "one,two"], /--only 'two' is none of one, short/],
  [["--no-tshark=1"], /tshark/],
  [["5"], /'5' is one argument too many/],
])("says of %j in one line what is wrong, where, and where to look", (args, what) => {
  const said = parseArguments(COMMAND, args);
  const wrong = "wrong" in said ? said.wrong : "";
  expect(wrong).toMatch(what);
  expect(wrong).toMatch(/^pnpm bench read: [^\n]+\. What there is: pnpm bench read --help$/);
});
