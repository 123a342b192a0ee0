import type { Flow } from "./flow.ts";

const SYN = 0x002;
const ACK = 0x010;
/** AE, CWR and ECE, of which AccECN makes one field. */
const ACE = 0x1c0;
/** What an AccECN server answers, by how the SYN's ECN field arrived (RFC 9768, table 2): 010, 011, 100, 110. */
const ANSWERS: ReadonlySet<number> = new Set([0x080, 0x0c0, 0x100, 0x180]);
/** Both SYNs stand among the first segments, repeats included. */
const LOOKED_AT = 16;

/** Whether the handshake that was captured agreed on accurate ECN (RFC 9768, section 3.1). */
export function agreesOnAccurateEcn(flow: Flow, connection: number): boolean {
  const { flags, length } = flow.window(connection, 0, LOOKED_AT).columns;
  let asked = false;
  for (let i = 0; i < length; i++) {
    const bits = flags[i] as number;
    if ((bits & SYN) === 0) continue;
    if ((bits & ACK) === 0) asked ||= (bits & ACE) === ACE;
    else return asked && ANSWERS.has(bits & ACE);
  }
  return false;
}
