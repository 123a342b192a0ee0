import { conversation } from "@tcp-ladder/testkit";
import { expect, test } from "vitest";
import { explainSegment } from "./explain/segment.ts";
import { partsText } from "./label.ts";
import { legend } from "./legend.ts";

const GIB = 2 ** 30;
/** Three GiB in rows that a file would need a million for, and a close. */
const made = conversation(`
  > S | SYN_SENT SYN_RCVD
  < SA | ESTABLISHED SYN_RCVD
  > A | ESTABLISHED ESTABLISHED
  < PA D100
  > A
  < PA D${GIB}
  < PA D${GIB}
  < PA D${GIB}
  > A
  < FA | CLOSE_WAIT FIN_WAIT_1
  > FA | LAST_ACK TIME_WAIT
  < A | CLOSED TIME_WAIT`);

const told = (i: number) => {
  const { kind, title } = explainSegment(made.columns, i, made.connection, "en", made.statesBefore);
  return `${kind} ${partsText(title)}`;
};

test("more than 2 GiB beyond the SYN is counted on, and nothing at the beginning lies behind the FIN", () => {
  const end = 3 * GIB + 101;
  expect(told(3)).toBe("data DATA K+1:K+101 (100)");
  expect(told(4)).toBe("ack ACK K+101");
  expect(told(7)).toBe(`data DATA K+${2 * GIB + 101}:K+${end} (${GIB})`);
  expect(told(8)).toBe(`ack ACK K+${end}`);
  expect(told(10)).toBe("fin-merged FIN N, ACK M+1");
  expect(legend(made.connection).map(({ meaning }) => partsText(meaning))).toContain(`= K+${end}, the server’s FIN`);
});
