import type { Resources } from "./resources.ts";
import { captures } from "./zh/captures.ts";
import { commands } from "./zh/commands.ts";
import { figure } from "./zh/figure.ts";

export const zh: Resources = {
  product: "tcp-ladder",
  tagline: "像书上那样画 TCP，用真实的流量",
  ladder: "时序图",
  skipToLadder: "跳到时序图",
  panels: { left: "捕获与连接", right: "所选报文段", open: "显示", close: "关闭" },
  ...captures,
  ...figure,
  ...commands,
};
