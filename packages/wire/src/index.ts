export { decodeFrame } from "./decode.ts";
export { TcpFlag } from "./flags.ts";
export { type DecodedFrame, FrameMark, newDecodedFrame, OptionBit, Outcome } from "./frame.ts";
export { type SequenceNumber, seqAdd, seqDiff } from "./sequence.ts";
