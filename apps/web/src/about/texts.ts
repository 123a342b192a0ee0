import { useLanguage } from "../i18n/use-language.ts";

const en = {
  title: (name: string) => `About ${name}`,
  close: "Close",
  format: "Format",
  packed: (format: string, compression: string) => `${format}, ${compression}`,
  text: "tcpdump’s text",
  size: "Size",
  frames: "Frames",
  dropped: "Dropped while capturing",
  application: "Made by",
  system: "On",
  hardware: "Hardware",
  interface: "Interface",
  noBound: "frames whole",
  snapLength: (bytes: string) => `at most ${bytes} bytes of a frame`,
  droppedHere: (count: string) => `${count} dropped`,
  link: (type: number) => `link type ${type}`,
  comments: "Comments in the file",
  noComments: "Nobody has written a comment into this file.",
  section: (number: number) => (number === 0 ? "On the file" : `On section ${number + 1}`),
  onInterface: (name: string) => `On interface ${name}`,
  frame: (number: string) => `Frame ${number}`,
  more: (count: string) => `… and ${count} more`,
  names: "Names that the file knows",
} as const;

type Texts = {
  readonly [K in keyof typeof en]: (typeof en)[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : string;
};

const zh: Texts = {
  title: (name) => `关于 ${name}`,
  close: "关闭",
  format: "格式",
  packed: (format, compression) => `${format}，${compression}`,
  text: "tcpdump 的文本",
  size: "大小",
  frames: "帧数",
  dropped: "抓包时丢弃",
  application: "生成程序",
  system: "操作系统",
  hardware: "硬件",
  interface: "接口",
  noBound: "完整的帧",
  snapLength: (bytes) => `每帧最多 ${bytes} 字节`,
  droppedHere: (count) => `丢弃 ${count} 个`,
  link: (type) => `链路类型 ${type}`,
  comments: "文件中的注释",
  noComments: "此文件中没有注释。",
  section: (number) => (number === 0 ? "关于文件" : `关于第 ${number + 1} 节`),
  onInterface: (name) => `关于接口 ${name}`,
  frame: (number) => `第 ${number} 帧`,
  more: (count) => `……另有 ${count} 条`,
  names: "文件中的名称",
};

/** Texts of the dialog; loaded with it. */
export function useAboutTexts(): Texts {
  return useLanguage() === "zh" ? zh : en;
}
