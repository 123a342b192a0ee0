export { type DecompressLimits, type Decompressor, openDecompressor } from "./decompress.ts";
export { openReader } from "./open-reader.ts";
export type {
  ByteSource,
  CaptureFault,
  CaptureFaultCode,
  CaptureFormat,
  CaptureReader,
  Compression,
  InterfaceInfo,
} from "./reader.ts";
export { type EndpointNames, type FrameRecord, type FrameSink, newFrameRecord } from "./record.ts";
