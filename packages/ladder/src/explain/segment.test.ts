import { type Conversation, conversation, SCENARIO_NAMES, scenario } from "@tcp-ladder/testkit";
import { describe, expect, it } from "vitest";
import { partsText } from "../label.ts";
import type { Rich } from "../rich.ts";
import { bookComparison } from "./book.ts";
import { explainClose } from "./close.ts";
import { SEGMENT_KINDS } from "./kind.ts";
import { KIND_TEXT } from "./kind-text.ts";
import { explainSegment } from "./segment.ts";
import { explainState } from "./state.ts";

function explained(made: Conversation, i: number, locale: "en" | "zh" = "en") {
  return explainSegment(made.columns, i, made.connection, locale, made.statesBefore);
}

function kinds(made: Conversation): string[] {
  return Array.from({ length: made.columns.length }, (_, i) => explained(made, i).kind);
}

const texts = (all: readonly Rich[]): string[] => all.map(partsText);

describe("explainSegment", () => {
  it.each([
    ["article", "syn syn-ack handshake-ack data ack fin-first fin-merged ack-of-fin"],
    ["simultaneous-open", "syn syn-crossing syn-ack-crossing syn-ack-crossing"],
    ["simultaneous-close", "syn syn-ack handshake-ack fin-first fin-crossing ack-of-fin ack-of-fin"],
    [
      "half-close",
      "syn syn-ack handshake-ack data ack fin-first ack-of-fin data-half-closed ack fin-second ack-of-fin",
    ],
    ["refused", "syn rst-refused"],
    ["reset", "syn syn-ack handshake-ack data ack rst"],
    ["four-segment-close", "syn syn-ack handshake-ack data ack fin-first ack-of-fin fin-second ack-of-fin"],
    ["fast-open", "syn-data syn-ack data handshake-ack"],
    [
      "keep-alive",
      "syn syn-ack handshake-ack keep-alive keep-alive-ack ack-nothing-new zero-window-probe zero-window-probe-ack window-update",
    ],
  ] as const)("tells what each segment of %s does", (name, expected) => {
    expect(kinds(scenario(name)).join(" ")).toBe(expected);
  });

  it("says why the numbers of the merged FIN are what they are", () => {
    const { because, stateChanges, sentences } = explained(scenario("article"), 6);
    expect(texts(because)).toEqual([
      "N = J+1: the FIN comes after everything else that the client sent, and uses one sequence number itself.",
      "ack = M+1: a FIN uses one sequence number though it is no byte of data.",
    ]);
    expect(stateChanges.map((change) => `${change.side} ${change.from} ${change.to}`)).toEqual([
      "client CLOSE_WAIT LAST_ACK",
      "server FIN_WAIT_1 TIME_WAIT",
    ]);
    expect(partsText(sentences[0] ?? [])).toContain("the book draws two arrows here");
  });

  it("takes a FIN that comes again for what it is", () => {
    const made = conversation(`
      > S | SYN_SENT SYN_RCVD
      < SA | ESTABLISHED SYN_RCVD
      > A | ESTABLISHED ESTABLISHED
      > FA | FIN_WAIT_1 CLOSE_WAIT
      > FA seq=1 note=retransmission re=3`);
    expect(kinds(made).slice(3)).toEqual(["fin-first", "fin-repeated"]);
  });

  it("does not take a RST for a refusal that does not acknowledge the SYN", () => {
    const made = conversation("> S | SYN_SENT SYN_RCVD\n< RA ack=0 seq=0 | SYN_SENT CLOSED");
    expect(kinds(made)).toEqual(["syn", "rst"]);
  });

  it("says what a keep-alive towards a closed window is for", () => {
    const made = conversation(`
      > S | SYN_SENT SYN_RCVD
      < SA | ESTABLISHED SYN_RCVD
      > A | ESTABLISHED ESTABLISHED
      < A win=0 note=zero-window
      > A seq=0 note=keep-alive`);
    expect(texts(explained(made, 4).sentences)[0]).toContain("whether it has opened");
  });

  it("tells no negative time where the clock was set back", () => {
    const made = conversation("> PA D10 | unknown unknown\n> PA D10 +-5us seq=1 note=retransmission re=0", {
      start: { seconds: 1, nanos: 1e6 },
      statesBefore: ["unknown", "unknown"],
    });
    expect(texts(explained(made, 1).sentences)[1]).toContain("in frame 1. That is too soon");
  });

  it("names the evidence of a repeat", () => {
    const { sentences } = explained(scenario("retransmission"), 8);
    expect(texts(sentences)[1]).toBe(
      "The server had sent this before in frame 5, 203.1 ms earlier, and the client has asked for it since by duplicate ACKs. Those, or a timer that ran out, made the server send it again.",
    );
  });

  it("does not claim that a host that refuses had sent a SYN", () => {
    expect(explained(scenario("refused"), 0).stateChanges.map((change) => change.side)).toEqual(["client"]);
  });

  it("calls the sides by their places where nobody knows who opened", () => {
    const { sentences } = explained(scenario("mid-capture"), 0);
    expect(partsText(sentences[0] ?? [])).toBe("The left side sends 26 bytes of data.");
    expect(texts(sentences).at(-1)).toContain("handshake was not captured");
  });

  it("sets every J, K, M, N as a symbol, in both languages, and leaves no gap in a template", () => {
    for (const name of SCENARIO_NAMES) {
      const made = scenario(name);
      for (let i = 0; i < made.columns.length; i += 1) {
        for (const locale of ["en", "zh"] as const) {
          const { sentences, because, stateChanges } = explained(made, i, locale);
          for (const sentence of [...sentences, ...because, ...stateChanges.map((change) => change.sentence)]) {
            for (const part of sentence) {
              if (part.role === "text") expect(part.text).not.toMatch(/\b[JKMN]\b|\{\w+\}/);
              else expect(part.text).toMatch(/^[JKMN]$/);
            }
            const all = partsText(sentence);
            expect(all).toMatch(locale === "en" ? /[.]$/ : /。$/);
            if (locale === "zh") expect(all).toMatch(/[\u4e00-\u9fff]/);
            else expect(all).not.toMatch(/[\u4e00-\u9fff]/);
          }
        }
      }
    }
  });

  it("has a text for every kind in both languages", () => {
    for (const kind of SEGMENT_KINDS) {
      expect(KIND_TEXT[kind].en.length).toBeGreaterThan(20);
      expect(KIND_TEXT[kind].zh.length).toBeGreaterThan(10);
    }
  });

  it("explains a window that begins in the middle", () => {
    const made = scenario("article");
    const state = made.columns.states[4] ?? 0;
    expect(explainSegment(made.columns, 0, made.connection, "en").stateChanges).toHaveLength(2);
    expect(explained({ ...made, statesBefore: state }, 5).kind).toBe("fin-first");
  });
});

describe("explainClose", () => {
  it.each([
    ["article", "three", "Three, not four"],
    ["four-segment-close", "four", "Four segments, as in the book"],
    ["half-close", "half-close", "Half-closed, then closed"],
    ["simultaneous-close", "simultaneous", "Both close at once"],
    ["reset", "reset", "Reset, not closed"],
  ] as const)("%s", (name, kind, title) => {
    const made = scenario(name);
    const close = explainClose(made.connection, made.columns);
    expect([close?.shape.kind, close?.title]).toEqual([kind, title]);
    expect(explainClose(made.connection, made.columns, "zh")?.sentences.length).toBe(close?.sentences.length);
  });

  it("does not count a close of which the last ACK is missing", () => {
    const made = conversation(`
      > S | SYN_SENT SYN_RCVD
      < SA | ESTABLISHED SYN_RCVD
      > A | ESTABLISHED ESTABLISHED
      > FA | FIN_WAIT_1 CLOSE_WAIT
      < FA | TIME_WAIT LAST_ACK`);
    const close = explainClose(made.connection, made.columns);
    expect(close?.title).toBe("Both sides have sent a FIN");
    expect(texts(close?.sentences ?? []).at(-1)).toBe("The acknowledgement of the server’s FIN is not in the capture.");
  });

  it("is silent where nothing was closed", () => {
    for (const name of ["refused", "simultaneous-open", "fast-open"] as const) {
      const made = scenario(name);
      expect(explainClose(made.connection, made.columns)).toBeUndefined();
    }
  });

  it("says that the server closed first, unlike the book’s client", () => {
    const made = scenario("article");
    const close = explainClose(made.connection, made.columns);
    expect(texts(close?.sentences ?? []).at(-1)).toContain("here it is the server");
  });

  it("knows a close of which one side is missing", () => {
    const made = conversation("> S | SYN_SENT SYN_RCVD\n< SA | ESTABLISHED SYN_RCVD\n> FA | FIN_WAIT_1 CLOSE_WAIT");
    expect(explainClose(made.connection, made.columns)?.shape.kind).toBe("one-sided");
  });
});

describe("bookComparison", () => {
  const matches = (name: Parameters<typeof scenario>[0]): string[] => {
    const made = scenario(name);
    return bookComparison(made.columns, made.connection, "en", made.statesBefore).map(
      (figure) => `${figure.figure} ${figure.rows.map((row) => row.match).join(" ")}`,
    );
  };

  it.each([
    ["article", ["2.2 same same same", "2.3 mirrored merged merged mirrored"]],
    ["half-close", ["2.2 same same same", "2.3 same same same same"]],
    ["simultaneous-open", ["2.2 same different different"]],
    ["simultaneous-close", ["2.2 same same same", "2.3 same same different same"]],
    ["refused", ["2.2 same different missing"]],
    ["reset", ["2.2 same same same", "2.3 different missing missing missing"]],
    ["mid-capture", ["2.3 same merged merged same"]],
  ] as const)("%s", (name, expected) => {
    expect(matches(name)).toEqual(expected);
  });
});

describe("explainState", () => {
  it("speaks of the side that is meant", () => {
    expect(partsText(explainState("CLOSE_WAIT", "server"))).toBe(
      "The server has received the client’s FIN and waits for its own program to close. Until then it may still send.",
    );
  });
});
