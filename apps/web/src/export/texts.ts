import type { Locale } from "@tcp-ladder/ladder";
import type { FormatName } from "./limits.ts";

/** The dialog's words come with it, when it is first opened. */
export interface ExportTexts {
  readonly title: string;
  readonly connection: (name: string) => string;
  readonly range: string;
  readonly from: string;
  readonly to: string;
  readonly ofSegments: (formatted: string) => string;
  readonly badRange: string;
  readonly look: string;
  readonly themes: Readonly<Record<"light" | "dark" | "contrast", string>>;
  readonly groups: Readonly<Record<"pictures" | "words" | "data" | "link", string>>;
  readonly formats: Readonly<Record<FormatName, { readonly name: string; readonly about: string }>>;
  readonly upTo: (formatted: string) => string;
  readonly tooMany: (formatted: string) => string;
  readonly noLimit: string;
  readonly copyUpTo: (formatted: string) => string;
  readonly download: string;
  readonly copy: string;
  readonly downloadNamed: (name: string) => string;
  readonly copyNamed: (name: string) => string;
  readonly pngTimes: (times: number) => string;
  readonly orientation: string;
  readonly landscape: string;
  readonly portrait: string;
  readonly explain: string;
  readonly print: string;
  readonly linkName: string;
  readonly linkAbout: string;
  readonly fetching: (done: string, total: string) => string;
  readonly drawing: (done: string, total: string) => string;
  readonly saved: (name: string) => string;
  readonly copied: (name: string) => string;
  readonly printing: string;
  readonly cancelled: string;
  readonly failed: (why: string) => string;
  readonly noClipboard: string;
  readonly cancel: string;
  readonly close: string;
}

const en: ExportTexts = {
  title: "Export",
  connection: (name) => `One connection of ${name}, whatever part of it is on the screen.`,
  range: "Segments",
  from: "from",
  to: "to",
  ofSegments: (formatted) => `of ${formatted}`,
  badRange: "These numbers make no range: the first must be 1 or more, and the last not before it.",
  look: "Colours of pictures",
  themes: { light: "paper", dark: "dark", contrast: "high contrast" },
  groups: { pictures: "Pictures", words: "Text and diagrams as text", data: "Data", link: "Link" },
  formats: {
    svg: {
      name: "SVG",
      about: "Real text, for any size and for drawing programs. Longer ones become several files in a ZIP.",
    },
    png: { name: "PNG", about: "For slides. What no browser draws in one piece becomes several pictures in a ZIP." },
    pdf: { name: "PDF", about: "A4 through the browser’s print dialog: choose “Save as PDF” there." },
    mermaid: { name: "Mermaid", about: "For Markdown pages that draw it." },
    plantuml: {
      name: "PlantUML",
      about: "A sequence diagram. Of a long one let PlantUML make SVG (-tsvg): its PNG ends at 4,096 pixels.",
    },
    ascii: { name: "Plain text", about: "As the RFCs draw it." },
    markdown: { name: "Markdown", about: "A table, with the legend." },
    tcpdump: { name: "tcpdump lines", about: "As tcpdump -nn -S prints them." },
    csv: { name: "CSV", about: "One line a segment, with states, labels and notes." },
    pcapng: { name: "pcapng", about: "The frames byte for byte, with their exact times." },
  },
  upTo: (formatted) => `Up to ${formatted} segments.`,
  tooMany: (formatted) => `Too many: choose up to ${formatted} segments.`,
  noLimit: "Any number of segments.",
  copyUpTo: (formatted) => `Copied: up to ${formatted}.`,
  download: "Download",
  copy: "Copy",
  downloadNamed: (name) => `Download ${name}`,
  copyNamed: (name) => `Copy ${name}`,
  pngTimes: (times) => `Download PNG at ${times} times the size`,
  orientation: "Sheet",
  landscape: "landscape",
  portrait: "portrait",
  explain: "with what each segment says",
  print: "Print or save as PDF",
  linkName: "Link to this view",
  linkAbout: "Same connection, segments, place, zoom and numbers, in the reader’s own theme and language.",
  fetching: (done, total) => `Fetching rows: ${done} of ${total}`,
  drawing: (done, total) => `Drawing: ${done} of ${total}`,
  saved: (name) => `Saved as ${name}`,
  copied: (name) => `${name} copied`,
  printing: "Handed to the print dialog",
  cancelled: "Cancelled",
  failed: (why) => `That did not work: ${why}`,
  noClipboard: "The browser lets only pages on localhost or HTTPS copy. Download it instead.",
  cancel: "Cancel",
  close: "Close",
};

const zh: ExportTexts = {
  title: "导出",
  connection: (name) => `${name} 中的一个连接，不限于屏幕上可见的部分。`,
  range: "报文段",
  from: "从",
  to: "到",
  ofSegments: (formatted) => `共 ${formatted} 个`,
  badRange: "范围不正确：起点至少为 1，终点不能在起点之前。",
  look: "图的配色",
  themes: { light: "纸张", dark: "深色", contrast: "高对比度" },
  groups: { pictures: "图片", words: "文本与文本图", data: "数据", link: "链接" },
  formats: {
    svg: { name: "SVG", about: "真正的文字，可任意缩放，可用绘图软件编辑。较长的连接分成多个文件，放在一个 ZIP 中。" },
    png: { name: "PNG", about: "用于幻灯片。浏览器一次画不下的分成多张图片，放在一个 ZIP 中。" },
    pdf: { name: "PDF", about: "A4，通过浏览器的打印对话框：在其中选择“另存为 PDF”。" },
    mermaid: { name: "Mermaid", about: "用于支持 Mermaid 的 Markdown 页面。" },
    plantuml: {
      name: "PlantUML",
      about: "时序图。较长的图请让 PlantUML 生成 SVG（-tsvg）：它的 PNG 最高 4,096 像素。",
    },
    ascii: { name: "纯文本", about: "与 RFC 的画法相同。" },
    markdown: { name: "Markdown", about: "表格，附图例。" },
    tcpdump: { name: "tcpdump 文本行", about: "与 tcpdump -nn -S 的输出相同。" },
    csv: { name: "CSV", about: "每个报文段一行，含状态、标签与注记。" },
    pcapng: { name: "pcapng", about: "逐字节保留的帧，时间精确。" },
  },
  upTo: (formatted) => `最多 ${formatted} 个报文段。`,
  tooMany: (formatted) => `太多：最多选择 ${formatted} 个报文段。`,
  noLimit: "报文段数量不限。",
  copyUpTo: (formatted) => `复制时最多 ${formatted} 个。`,
  download: "下载",
  copy: "复制",
  downloadNamed: (name) => `下载 ${name}`,
  copyNamed: (name) => `复制 ${name}`,
  pngTimes: (times) => `下载 ${times} 倍大小的 PNG`,
  orientation: "纸张方向",
  landscape: "横向",
  portrait: "纵向",
  explain: "附每个报文段的说明",
  print: "打印或另存为 PDF",
  linkName: "此视图的链接",
  linkAbout: "相同的连接、报文段、位置、缩放与序列号写法；主题和语言由读者自定。",
  fetching: (done, total) => `正在获取：${done} / ${total}`,
  drawing: (done, total) => `正在绘制：${done} / ${total}`,
  saved: (name) => `已保存为 ${name}`,
  copied: (name) => `已复制 ${name}`,
  printing: "已交给打印对话框",
  cancelled: "已取消",
  failed: (why) => `未能完成：${why}`,
  noClipboard: "浏览器只允许 localhost 或 HTTPS 页面复制。请改用下载。",
  cancel: "取消",
  close: "关闭",
};

export const EXPORT_TEXTS: Readonly<Record<Locale, ExportTexts>> = { en, zh };
