import { describe, expect, it } from "vitest";
import { checkImport } from "./check-import.mjs";
import { findImports } from "./find-imports.mjs";

/** @param {string} file @param {string} source */
const check = (
  file,
  source,
  declared = ["@tcp-ladder/flow", "@tcp-ladder/wire", "@tcp-ladder/testkit", "partysocket"],
) => findImports(source).map((found) => checkImport(file, found, new Set(declared)));

describe("findImports", () => {
  it("sees every way to name a module, and what is erased", () => {
    const source = `
      import "./a.css";
      import type { B } from "b";
      import { type C, type D } from 'c';
      import e, {
        type F,
        g,
      } from "e";
      export * from "h";
      export { type I } from "i";
      const j = await import("j");
      // import "k";
      /* import "l"; */
      const text = 'say "from" here';
    `;
    expect(findImports(source)).toEqual([
      { specifier: "./a.css", types: false },
      { specifier: "b", types: true },
      { specifier: "c", types: true },
      { specifier: "e", types: false },
      { specifier: "h", types: false },
      { specifier: "i", types: true },
      { specifier: "j", types: false },
    ]);
  });
});

describe("checkImport", () => {
  it.each([
    ["packages/wire/src/a.ts", `import { b } from "./b.ts";`],
    ["packages/flow/src/a.ts", `import { decodeFrame } from "@tcp-ladder/wire";`],
    ["packages/protocol/src/a.ts", `import type { Side } from "@tcp-ladder/flow";`],
    [
      "packages/flow/src/a.test.ts",
      `import { readFileSync } from "node:fs";\nimport { x } from "@tcp-ladder/testkit";`,
    ],
    ["packages/demo/src/a.ts", `import net from "node:net";`],
    ["apps/web/src/connection/socket.ts", `import { WebSocket } from "partysocket";`],
    ["apps/web/src/components/A.tsx", `import { useStore } from "../store/store.ts";`],
    ["apps/web/src/page/A.tsx", `const book = () => import("../book/BookPage.tsx");`],
    ["apps/web/src/main.tsx", `import { App } from "./page/App.tsx";`],
  ])("lets %s say %s", (file, source) => {
    expect(check(file, source).filter(Boolean)).toEqual([]);
  });

  it.each([
    ["packages/wire/src/a.ts", `import { x } from "@tcp-ladder/flow";`, "must not see"],
    ["packages/wire/src/a.ts", `import net from "node:net";`, "without Node"],
    ["packages/wire/src/a.ts", `import net from "net";`, "without Node"],
    ["packages/wire/src/a.ts", `import { x } from "../../flow/src/index.ts";`, "another package"],
    ["packages/flow/src/a.ts", `import { x } from "@tcp-ladder/wire/src/bytes.ts";`, "deep imports"],
    ["packages/flow/src/a.ts", `import { x } from "@tcp-ladder/testkit";`, "must not see"],
    ["packages/flow/src/a.ts", `import { x } from "left-pad";`, "not in packages/flow/package.json"],
    ["packages/protocol/src/a.ts", `import { Note } from "@tcp-ladder/flow";`, "types alone"],
    ["apps/web/src/store/a.ts", `import { decodeFrame } from "@tcp-ladder/wire";`, "must not see"],
    ["apps/web/src/store/a.ts", `import { A } from "../components/A.tsx";`, "store stands below components"],
    ["apps/web/src/graphs/a.ts", `import { A } from "../compare/A.tsx";`, "or beside it"],
    ["apps/web/src/page/a.ts", `import { A } from "../main.tsx";`, "stands below main"],
    ["apps/web/src/new-room/a.ts", `import { A } from "../store/a.ts";`, "has no floor"],
    ["apps/web/src/page/a.ts", `import { A } from "../new-room/a.ts";`, "has no floor"],
    ["apps/web/src/components/A.tsx", `import { open } from "../connection/link.ts";`, "only the store"],
    ["apps/web/src/store/a.ts", `import { WebSocket } from "partysocket";`, "touches the socket"],
    ["apps/web/src/a.ts", `import { serve } from "../../server/src/cli.ts";`, "another package"],
  ])("does not let %s say %s", (file, source, reason) => {
    expect(check(file, source)).toEqual([expect.stringContaining(reason)]);
  });
});
