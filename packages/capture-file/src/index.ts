export { ByteCount } from "./byte-count.ts";
export type { Inflate, Inflater } from "./compression/inflate.ts";
export { SCRIPT_INFLATER } from "./compression/inflate.ts";
export { DEFAULT_DECOMPRESS_LIMITS, type DecompressLimits, type Decompressor, openDecompressor } from "./decompress.ts";
export { openReader } from "./open-reader.ts";
export { type PcapRecordFields, pcapHeader, pcapRecordHeader } from "./pcap/write.ts";
export { pcapngHeader, pcapngPacket, type WrittenInterface } from "./pcapng/write.ts";
export type {
  ByteSource,
  CaptureFault,
  CaptureFaultCode,
  CaptureFormat,
  CaptureReader,
  CaptureRemark,
  Compression,
  InterfaceInfo,
  SectionInfo,
} from "./reader.ts";
export { type EndpointNames, endWithinSnapLength, type FrameRecord, type FrameSink, newFrameRecord } from "./record.ts";
export { parseIpv4, parseIpv6 } from "./text/address.ts";
