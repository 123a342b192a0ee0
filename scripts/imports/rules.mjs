/**
 * Who may import whom. "types" stands for `import type` alone. What is not listed is forbidden; packages from the
 * registry need nothing here but to be declared in the importer's package.json.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, "values" | "types">>>>}
 */
export const MATRIX = {
  "packages/wire": {},
  "packages/capture-file": { "packages/wire": "values" },
  "packages/flow": { "packages/wire": "values", "packages/capture-file": "values" },
  "packages/ladder": { "packages/wire": "values", "packages/flow": "values" },
  "packages/protocol": { "packages/flow": "types" },
  "packages/engine": {
    "packages/wire": "values",
    "packages/capture-file": "values",
    "packages/flow": "values",
    "packages/ladder": "values",
    "packages/protocol": "values",
  },
  "packages/demo": {},
  "packages/testkit": {
    "packages/wire": "values",
    "packages/capture-file": "values",
    "packages/flow": "values",
  },
  "apps/server": {
    "packages/wire": "values",
    "packages/capture-file": "values",
    "packages/flow": "values",
    "packages/ladder": "values",
    "packages/engine": "values",
    "packages/protocol": "values",
    "packages/demo": "values",
  },
  "apps/web": {
    "packages/flow": "values",
    "packages/ladder": "values",
    "packages/engine": "values",
    "packages/protocol": "values",
  },
};

export const FIXTURES = "packages/testkit";

/** Tests and the playground may use the fixtures too. @param {string} file */
export const mayUseFixtures = (file) =>
  /\.test\.tsx?$|\/testing\//.test(file) || file.startsWith("apps/web/src/playground/");

/** These run in any JavaScript host: neither `node:*` nor the DOM. @param {string} home */
export const runsAnywhere = (home) => home.startsWith("packages/") && home !== "packages/demo";

const PAGE = "apps/web/src/";

/**
 * The floors of the page, from the ground: a room may import what stands below it, and not its neighbours. "" is what
 * stands in `src` itself.
 *
 * @type {readonly (readonly string[])[]}
 */
export const PAGE_FLOORS = [
  ["styles", "connection", "drawing"],
  ["store"],
  ["i18n"],
  ["interactions"],
  ["components"],
  ["about", "book", "connections", "export", "lecture", "moving", "segment", "sidebar", "states"],
  ["ladder"],
  ["compare", "graphs", "panel"],
  ["page"],
  ["", "playground"],
];

/** The room of the page in which a file stands; undefined outside the page. @param {string} file */
export const pageRoom = (file) =>
  file.startsWith(PAGE) ? (file.slice(PAGE.length).match(/^(?:([^/]+)\/)?/)?.[1] ?? "") : undefined;

/** Who speaks with the server, by what `connection` offers; all others ask the store. */
export const SPEAKS_WITH_SERVER = "store";

/** What only the page's connection may touch. */
export const SOCKET_MODULES = ["partysocket"];

/**
 * Debts, by file and what it imports, each with its reason.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, string>>>>}
 */
export const EXCEPTIONS = {};
