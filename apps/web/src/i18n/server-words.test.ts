import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ERRORS, errorBody } from "@tcp-ladder/protocol";
import { beforeAll, describe, expect, it } from "vitest";
import { errorTexts, learnServerWords, lookUp } from "./server-words.ts";
import { serverWords } from "./zh/server.ts";

const ROOT = join(import.meta.dirname, "../../../..");
/** Where sentences come from that reach the page. */
const SOURCES = ["packages/capture-file/src", "packages/demo/src", "apps/server/src"];
/** What speaks to a terminal, to programs or to nobody. */
const NOT_FOR_THE_PAGE =
  /\.test\.ts$|\/(testing|commands|config|formats|log)\/|http\/(listen|page|client-errors)\.ts$|captures\/samples\.ts$|\/(services|call|program|text-report|daytime-client|daytime-server)\.ts$/;
/** Lines that log, or throw what is a fault of the program. */
const NOT_SAID =
  /\blog\.|\bthrow\b|\bnew Error\(|^import |\.close\(|charset=|HTTP\/1\.1|Content-Length|could not save|`sudo /;
const LITERAL = /"(?:[^"\\]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{)|\$\{[^{}]*\})*`/g;

/** Sentences in the sources, each with a 7 for what is filled in. */
function sentences(): string[] {
  const found = new Set<string>();
  for (const root of SOURCES) {
    for (const name of readdirSync(join(ROOT, root), { recursive: true, encoding: "utf8" })) {
      const path = join(ROOT, root, name);
      if (!path.endsWith(".ts") || NOT_FOR_THE_PAGE.test(path)) continue;
      const source = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
      for (const line of source.split("\n")) {
        if (NOT_SAID.test(line)) continue;
        for (const [literal] of line.replace(/(^|\s)\/\/ .*$/, "").matchAll(LITERAL)) {
          for (const variant of variants(literal.slice(1, -1))) {
            const text = variant.replace(/\$\{[^{}]*\}/g, "7");
            if (/\w+ [a-z]\w* [\w']{2,}/.test(text)) found.add(text);
          }
        }
      }
    }
  }
  return [...found];
}

/** A template that puts in one of two words is two sentences. */
function variants(template: string): string[] {
  const choice = /\$\{[^{}?]*\? "([^"]*)" : "([^"]*)"\}/.exec(template);
  if (choice === null) return [template];
  const [all, first = "", second = ""] = choice;
  return [first, second].flatMap((word) => variants(template.replace(all, () => word)));
}

beforeAll(() => learnServerWords("zh", serverWords));

describe("what the server says, in Chinese", () => {
  it.each(sentences())("%s", (sentence) => {
    expect(errorTexts("zh").sentence(sentence)).toMatch(/\p{Script=Han}/u);
  });

  it("looks at more than a handful of sentences", () => {
    expect(sentences().length).toBeGreaterThan(60);
  });

  it("has a remedy for each error", () => {
    for (const { remedy } of Object.values(ERRORS)) expect(lookUp(remedy, serverWords.sentences)).toBeDefined();
  });

  it("fills in the same values", () => {
    for (const [english, chinese] of serverWords.sentences) {
      const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      expect(names(chinese), english).toEqual(names(english));
    }
  });

  it("translates a sentence within a sentence, and one with its remedy behind it", () => {
    const { message, sentence } = errorTexts("zh");
    expect(
      message(errorBody("bad-compression", "The gzip file is damaged at byte 99: its deflated data is broken.")),
    ).toBe("gzip 文件在第 99 字节处损坏：deflate 数据已损坏。");
    expect(sentence("The interface eth7 is down. Choose one of the interfaces in the list (ip link).")).toBe(
      "接口 eth7 未启用。请从列表中选择一个接口（ip link）。",
    );
  });

  it("quotes the words of libpcap and of the system, and no name or number", () => {
    const { message, sentence } = errorTexts("zh");
    expect(
      message(errorBody("bad-filter", "The filter was not understood: can't parse filter expression: syntax error.")),
    ).toBe("无法识别过滤器：“can't parse filter expression: syntax error”。");
    expect(message(errorBody("bad-filter", "The filter was not understood: its parentheses do not match."))).toBe(
      "无法识别过滤器：括号不配对。",
    );
    expect(sentence("Listening on 127.0.0.1:80 failed: EACCES.")).toBe("在 127.0.0.1:80 上监听失败：EACCES。");
    expect(sentence("The program that captures ended by itself (exit status 3).")).toBe(
      "抓包程序自行结束（退出状态 3）。",
    );
  });

  it("says what an error means where its own words are not known, and English as it came", () => {
    const error = errorBody("bad-filter", "a brand new sentence");
    expect(errorTexts("zh").message(error)).toBe("无法识别过滤器。原文：“a brand new sentence”");
    expect(errorTexts("en").message(error)).toBe("a brand new sentence");
  });
});
