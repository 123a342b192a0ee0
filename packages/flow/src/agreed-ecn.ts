import type { Flow } from "./flow.ts";

/** Explicit congestion notification as RFC 3168 has it, with more accurate feedback (RFC 9768), or none. */
export type AgreedEcn = "classic" | "accurate" | "none";

const SYN = 0x002;
const ACK = 0x010;
const ECE = 0x040;
/** RFC 3168, section 6.1.1: what asks for ECN. */
const ECE_CWR = 0x0c0;
/** AE, CWR and ECE, of which AccECN makes one field. */
const ACE = 0x1c0;
/** What an AccECN server answers, by how the SYN's ECN field arrived (RFC 9768, table 2): 010, 011, 100, 110. */
const ANSWERS: ReadonlySet<number> = new Set([0x080, 0x0c0, 0x100, 0x180]);
/** 101 (RFC 9768, table 2). */
const RESERVED = 0x140;
/** Both SYNs stand among the first segments, repeats included. */
const LOOKED_AT = 16;

/**
 * What the handshake agreed on congestion notification, as far as it was captured. Undefined where it was not, or where the
 * answer has a meaning that is reserved.
 */
export function agreedEcn(flow: Flow, connection: number): AgreedEcn | undefined {
  const { flags, length } = flow.window(connection, 0, LOOKED_AT).columns;
  const asked = new Set<number>();
  for (let i = 0; i < length; i++) {
    const bits = flags[i] as number;
    if ((bits & SYN) === 0) continue;
    if ((bits & ACK) !== 0) return answered(asked, bits & ACE);
    asked.add(bits & ACE);
  }
  return undefined;
}

/** The kinds of SYN that came before the answer: one that is repeated may ask for less. */
function answered(asked: ReadonlySet<number>, answer: number): AgreedEcn | undefined {
  const unseen = asked.size === 0;
  const accurate = asked.has(ACE);
  if (answer === 0) return "none";
  if (answer === ECE) return unseen || accurate || asked.has(ECE_CWR) ? "classic" : "none";
  if (accurate && ANSWERS.has(answer)) return "accurate";
  return unseen || (accurate && answer === RESERVED) ? undefined : "none";
}
