export { decodeFrame } from "./decode.ts";
export { describeFrame } from "./describe/describe.ts";
export type { FieldDetail, HeaderDetail } from "./describe/detail.ts";
export type { KnownFieldName } from "./describe/field-names.ts";
export { LAYER_NAMES } from "./describe/names.ts";
export { fillPhrase, type Phrase, type PhraseName } from "./describe/phrases.ts";
export type { TcpContext } from "./describe/tcp.ts";
export { TcpFlag } from "./flags.ts";
export { type DecodedFrame, FrameMark, newDecodedFrame, OptionBit, Outcome } from "./frame.ts";
export { firstLayer, LINK_TYPES } from "./link/linktypes.ts";
export {
  isPlainV4,
  plainHeaderLength,
  plainLength,
  plainOffset,
  plainOptions,
  plainTcpOffset,
  wireEndOf,
} from "./plain.ts";
export { type SequenceNumber, seqAdd, seqDiff } from "./sequence.ts";
export { formatAddress } from "./text/address.ts";
export { tcpdumpFlags } from "./text/flags.ts";
export { formatTcpdumpLine, type LineNames } from "./text/tcpdump.ts";
