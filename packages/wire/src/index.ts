export { decodeFrame } from "./decode.ts";
export { TcpFlag } from "./flags.ts";
export { type DecodedFrame, FrameMark, newDecodedFrame, OptionBit, Outcome } from "./frame.ts";
export { type SequenceNumber, seqAdd, seqDiff } from "./sequence.ts";
export { formatAddress } from "./text/address.ts";
export { tcpdumpFlags } from "./text/flags.ts";
export { formatTcpdumpLine, type LineNames } from "./text/tcpdump.ts";
