import { errorBody } from "@tcp-ladder/protocol";
import { expect, test } from "vitest";
import { greeting } from "./greeting.ts";

const usual = {
  url: "http://localhost:3000/",
  wantedPort: 3000,
  port: 3000,
  live: { possible: true, reason: undefined, interfaces: [] },
  dataFolder: "/data",
  maxUpload: "2 GiB",
};

test("says where the page is, that it can capture, and how to stop it", () => {
  expect(greeting(usual)).toMatchInlineSnapshot(`
    "
      tcp-ladder   http://localhost:3000/

      Live         ready: press “Run the demo” on the page
      Captures     /data (uploads up to 2 GiB)
      Stop         Ctrl-C

    "
  `);
});

test("says why it cannot capture, the command that mends it, and that another port was taken", () => {
  const reason = errorBody("no-rights", "You may not capture here.", "Start it with sudo.");
  const said = greeting({ ...usual, port: 3001, live: { possible: false, reason, interfaces: [] } });
  expect(said).toContain("3000 is taken");
  expect(said).toContain("You may not capture here.");
  expect(said).toContain("Start it with sudo.");
  expect(said).not.toContain("Run the demo");
});
