import { scenario } from "@tcp-ladder/testkit";
import { expect, test } from "vitest";
import { courseWords } from "./course.ts";

function told(name: Parameters<typeof scenario>[0], locale: "en" | "zh" = "en"): string[] {
  const { columns, connection, statesBefore } = scenario(name);
  const input = { columns, connection, statesBefore, from: 0, idlesBefore: 0, calls: [] };
  return courseWords(input, locale).map(({ title, remark }) => `${title}: ${remark}`);
}

test("the course of a connection in three phrases", () => {
  expect(told("article")).toEqual(["Handshake: three segments", "Data: 26 bytes", "Close: three, not four"]);
  expect(told("article", "zh")).toEqual(["建立连接: 三个报文段", "数据传输: 26 字节", "关闭连接: 三个，而不是四个"]);
});

test("nothing is said of a phase that did not come about", () => {
  expect(told("refused")).toEqual(["Refused: a RST answers the SYN"]);
  expect(told("mid-capture").at(0)).toMatch(/^Data: /);
});
