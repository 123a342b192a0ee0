import type { Locale } from "@tcp-ladder/ladder";

/** The words come with what they say, after the page's first ones. */
interface MeasuredTexts {
  readonly name: string;
  readonly rtt: (time: string, frame: string) => string;
  readonly inFlight: (bytes: number, formatted: string, side: string) => string;
}

export const MEASURED_TEXTS: Readonly<Record<Locale, MeasuredTexts>> = {
  en: {
    name: "Measured",
    rtt: (time, frame) => `RTT ${time}: from frame ${frame} to this ACK, which covers it exactly.`,
    inFlight: (bytes, formatted, side) =>
      `In flight ${formatted} ${bytes === 1 ? "byte" : "bytes"}: sent by the ${side} and not acknowledged, less SACK blocks, as Wireshark counts.`,
  },
  zh: {
    name: "测量值",
    rtt: (time, frame) => `RTT ${time}：从第 ${frame} 帧到恰好确认它的这个 ACK。`,
    inFlight: (_, formatted, side) =>
      `在途 ${formatted} 字节：${side}已发送而未被确认的部分，扣除 SACK 块（Wireshark 的计法）。`,
  },
};
