import { scenario } from "@tcp-ladder/testkit";
import { describe, expect, it } from "vitest";
import { sideName, sideRole, sideTitle } from "./heads.ts";

describe("sideRole", () => {
  it.each([
    ["article", "active open, passive close", "passive open, active close"],
    ["half-close", "active open, active close", "passive open, passive close"],
    ["simultaneous-close", "active open, active close", "passive open, active close"],
    ["refused", "active open", ""],
    ["mid-capture", "active close", "passive close"],
  ] as const)("%s", (name, client, server) => {
    const { connection } = scenario(name);
    expect([sideRole(connection, "client"), sideRole(connection, "server")]).toEqual([client, server]);
  });

  it("calls both active where both opened", () => {
    const { connection } = scenario("simultaneous-open");
    expect(sideRole(connection, "server", "en", "simultaneous")).toBe("active open");
  });
});

describe("sideTitle", () => {
  it("does not guess who opened", () => {
    expect(sideTitle(scenario("mid-capture").connection, "client")).toBe("First seen");
    expect(sideTitle(scenario("article").connection, "server", "zh")).toBe("服务器");
  });
});

it("calls the sides by where they are drawn where nobody knows who opened", () => {
  const { connection } = scenario("mid-capture");
  expect([sideName(connection, "client"), sideName(connection, "server", "zh")]).toEqual(["left side", "右侧"]);
  expect(sideName(scenario("article").connection, "server")).toBe("server");
});
