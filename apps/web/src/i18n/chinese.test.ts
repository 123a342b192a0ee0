import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../../../..");
/** Where Chinese stands: the page's words, and the explanations and figures it shows. */
const SOURCES = ["apps/web/src", "packages/ladder/src"];
const LITERAL = /"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
/** What is filled in and is neither Chinese nor a mark: it keeps its distance like any Latin word. */
const LATIN_VALUES =
  /\{\{?(?:formatted|count|frame|number|first|last|total|drawn|ordinal|seconds|offset|port|ack|seq|start|end|own|shift|window|M|N|J|K)\}?\}/g;

interface Text {
  readonly where: string;
  readonly text: string;
}

function texts(): Text[] {
  const found: Text[] = [];
  for (const root of SOURCES) {
    for (const name of readdirSync(join(ROOT, root), { recursive: true, encoding: "utf8" })) {
      if (!/\.tsx?$/.test(name) || /\.test\.tsx?$/.test(name)) continue;
      const source = readFileSync(join(ROOT, root, name), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
      for (const [literal] of source.matchAll(LITERAL)) {
        if (!/\p{Script=Han}/u.test(literal)) continue;
        // What a template holds in its braces may be anything: it is judged where it is written.
        const text = literal.slice(1, -1).replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "{}");
        found.push({ where: name, text });
      }
    }
  }
  return found;
}

const ALL = texts();

/** The texts that break a rule, with where they stand. */
const breaking = (rule: RegExp, prepare = (text: string) => text): string[] =>
  ALL.filter(({ text }) => rule.test(prepare(text))).map(({ where, text }) => `${where}: ${text}`);

it("finds the Chinese texts", () => {
  expect(ALL.length).toBeGreaterThan(700);
});

describe("Chinese is set as Chinese is set", () => {
  it("has wide punctuation beside Chinese characters", () => {
    expect(breaking(/\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u)).toEqual([]);
    expect(breaking(/\p{Script=Han}\.(?!\w)/u)).toEqual([]);
  });

  it("keeps a space between Chinese and Latin letters or digits", () => {
    const filled = (text: string) => text.replace(LATIN_VALUES, "9");
    expect(breaking(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u, filled)).toEqual([]);
  });

  it("has no space between Chinese characters, nor beside wide punctuation", () => {
    expect(breaking(/\p{Script=Han} +\p{Script=Han}/u)).toEqual([]);
    expect(breaking(/[，。；：？！、（）《》] | [，。；：？！、）》]/u)).toEqual([]);
  });

  it("ends no sentence with two marks", () => {
    expect(breaking(/[，。；：、]{2}/u)).toEqual([]);
  });
});

/** One word for one thing, as the Chinese editions of Stevens and of the RFCs have it. */
const GLOSSARY: readonly (readonly [never: RegExp, instead: string])[] = [
  [/乱序/, "失序"],
  [/重置/, "复位"],
  [/备注/, "注记"],
  [/数据包|封包|信息包/, "报文段、帧、分组"],
  [/报文(?!段)/, "报文段"],
  [/(?<!端口)序号/, "序列号"],
  [/三路握手|三向握手/, "三次握手"],
  [/挥手/, "关闭"],
  [/服务端/, "服务器"],
  [/缩放因子|窗口缩放/, "窗口扩大因子"],
  [/历时/, "持续时间"],
  [/存活探测|心跳/, "保活探测"],
  // 半打开连接 is half-open: one side has forgotten the connection.
  [/半打开(?!连接)|半开连接/, "半关闭"],
  [/重发/, "重传"],
  [/校验码/, "校验和"],
  [/网络包|抓取包/, "帧"],
  [/点击|按键盘/, "单击"],
];

describe("the glossary", () => {
  it.each(GLOSSARY)("%s is called otherwise: %s", (never) => {
    expect(breaking(never)).toEqual([]);
  });
});
