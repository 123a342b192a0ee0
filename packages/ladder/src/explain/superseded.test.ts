import { capturedFlow } from "@tcp-ladder/testkit";
import { describe, expect, it } from "vitest";
import { explainSuperseded } from "./superseded.ts";

const OPEN = "> S\n< SA\n> A\n";
const AGAIN = "> S seq=100000\n< SA seq=100000 ack=100001\n";

const told = (text: string, id = 0): string | undefined => explainSuperseded(capturedFlow(text).connection(id));

describe("a connection after which its ports were used again", () => {
  it("does not stand because its last segments leave it open", () => {
    const flow = capturedFlow(`${OPEN}> A D10\n${AGAIN}`);
    expect(explainSuperseded(flow.connection(0))).toContain("had most likely given this one up by then");
    expect(explainSuperseded(flow.connection(0), "zh")).toContain("很可能已经放弃了这个连接");
    expect(explainSuperseded(flow.connection(1))).toBeUndefined();
    expect(told("> S\n> S seq=100000")).toContain("given this one up");
  });

  it("no longer waits in TIME_WAIT, unless the new one was turned away", () => {
    expect(told(`${OPEN}> FA\n< FA\n> A\n${AGAIN}`)).toContain(
      "TIME_WAIT was over by then, or that SYN ended it early",
    );
  });

  it("needs no words where its own segments ended it", () => {
    expect(told(`${OPEN}> RA\n${AGAIN}`)).toBeUndefined();
    expect(told(`> S\n< RA seq=0 ack=1\n${AGAIN}`)).toBeUndefined();
    // One end goes on, since the RST was lost: that a segment says so is seen in the rows.
    expect(told("> S\n< SA +1ms\n> A\n> RA\n< PA +300ms D40\n> S +1s seq=100000")).toBeUndefined();
    expect(told(`${OPEN}> A D10`)).toBeUndefined();
  });
});
