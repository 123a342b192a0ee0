import { parseArgs } from "node:util";

/**
 * What a script takes on its command line.
 *
 * @typedef {object} Command
 * @property {string} command as it is typed: `pnpm bench read`
 * @property {string} says what it does, in a sentence or two
 * @property {Argument} [argument] one that may stand without a name
 * @property {Readonly<Record<string, Argument>>} options
 *
 * @typedef {object} Argument
 * @property {string} says
 * @property {"number" | "names" | "flag"} kind a whole number; names between commas; something that is on, and `--no-NAME` off
 * @property {number} [from] least number, 1 unless given
 * @property {number} [usual] what it is where it is not given
 * @property {readonly string[]} [among] the names there are
 *
 * @typedef {Readonly<Record<string, any>>} Values numbers, lists of names, and for a flag true or false; what was not given and
 * has no usual value is left out
 */

/** Longest name of an option with its value, for the help's column. */
const COLUMN = 22;

/**
 * Takes a command line apart. Where it asks for help, says so and ends with 0; where something in it is wrong, says in one line what,
 * and how to find what is right, and ends with 2.
 *
 * @param {Command} command
 * @param {readonly string[]} args
 * @returns {Values}
 */
export function readArguments(command, args) {
  const read = parseArguments(command, args);
  if ("values" in read) return read.values;
  if ("help" in read) console.log(read.help);
  else console.error(read.wrong);
  process.exit("help" in read ? 0 : 2);
}

/** @param {Command} command @param {readonly string[]} args @returns {{ values: Values } | { help: string } | { wrong: string }} */
export function parseArguments(command, args) {
  if (args.some((arg) => arg === "--help" || arg === "-h")) return { help: helpOf(command) };
  const all = Object.entries(command.options);
  try {
    const { values, positionals } = parseArgs({
      args: args.filter((arg) => arg !== "--"),
      allowPositionals: true,
      options: Object.fromEntries(
        all.map(([name, { kind }]) =>
          kind === "flag" ? [`no-${name}`, { type: "boolean" }] : [name, { type: "string" }],
        ),
      ),
    });
    const given = /** @type {Readonly<Record<string, unknown>>} */ (values);
    const most = command.argument ? 1 : 0;
    if (positionals.length > most) throw new Error(`'${positionals[most]}' is one argument too many`);
    const found = all.map(([name, option]) =>
      option.kind === "flag"
        ? [name, given[`no-${name}`] !== true]
        : [name, understood(`--${name}`, option, given[name])],
    );
    if (command.argument) found.push(["argument", understood("the argument", command.argument, positionals[0])]);
    return { values: Object.fromEntries(found.filter(([, value]) => value !== undefined)) };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error);
    const what = why.charAt(0).toLowerCase() + why.slice(1);
    return { wrong: `${command.command}: ${what}. What there is: ${command.command} --help` };
  }
}

/** @param {string} name @param {Argument} option @param {unknown} given */
function understood(name, { kind, usual, from = 1, among }, given) {
  if (given === undefined) return usual;
  const text = typeof given === "string" ? given : "";
  if (kind === "number") {
    const number = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= from) return number;
    throw new Error(`${name} '${text}' is no whole number from ${from} on`);
  }
  const names = text.split(",").filter(Boolean);
  const unknown = names.find((one) => among !== undefined && !among.includes(one));
  if (unknown !== undefined) throw new Error(`${name} '${unknown}' is none of ${among?.join(", ")}`);
  return names;
}

/** @param {Command} command */
function helpOf({ command, says, argument, options }) {
  const lines = Object.entries(options).map(([name, option]) => {
    const usual = option.usual === undefined ? "" : ` (${option.usual})`;
    return `  ${shapeOf(name, option).padEnd(COLUMN)} ${option.says}${usual}`;
  });
  if (argument) lines.unshift(`  ${"NUMBER".padEnd(COLUMN)} ${argument.says} (${argument.usual})`);
  const shape = [argument ? "[NUMBER]" : "", lines.length > (argument ? 1 : 0) ? "[OPTION ...]" : ""].filter(Boolean);
  return [`usage: ${[command, ...shape].join(" ")}`, "", says, ...(lines.length > 0 ? ["", ...lines] : [])].join("\n");
}

/** @param {string} name @param {Argument} option */
function shapeOf(name, { kind }) {
  if (kind === "flag") return `--no-${name}`;
  return kind === "number" ? `--${name} N` : `--${name} NAME[,NAME]`;
}
