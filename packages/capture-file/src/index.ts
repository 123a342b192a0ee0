export { type DecompressLimits, type Decompressor, openDecompressor } from "./decompress.ts";
export {
  type ByteSource,
  type CaptureFault,
  type CaptureFaultCode,
  type CaptureFormat,
  type CaptureReader,
  type Compression,
  type InterfaceInfo,
  openReader,
} from "./reader.ts";
export type { EndpointNames, FrameRecord, FrameSink } from "./record.ts";
