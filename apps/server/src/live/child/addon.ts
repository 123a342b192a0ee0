import { createRequire } from "node:module";

/** The addon's own session, below its JavaScript: what follows is all that is used of it. */
export interface PcapSession {
  open_live(
    device: string,
    filter: string,
    bufferSize: number,
    snapLength: number,
    outputFile: string,
    packetReady: () => void,
    monitorMode: boolean,
    bufferTimeoutMs: number,
    warning: (message: string) => void,
    promiscuous: boolean,
  ): string;
  /**
   * Calls `packetReady` for every packet that is there, each time with the packet in `packet` and four numbers of 32
   * bits in `header`: seconds, microseconds, bytes captured, bytes on the wire. Returns only when none is left: 0, or
   * -1 on an error.
   */
  dispatch(packet: Buffer, header: Buffer): number;
  start_polling(): void;
  stats(): { readonly ps_recv: number; readonly ps_drop: number; readonly ps_ifdrop: number };
  /** Called by the addon when packets are there. */
  read_callback?: () => void;
}

export interface PcapAddon {
  readonly PcapSession: new () => PcapSession;
  lib_version(): string;
}

/** Loads the addon without its decoders. Throws where it was never built, or libpcap is not there. */
export function loadAddon(): PcapAddon {
  const require = createRequire(import.meta.url);
  return require("pcap/build/Release/pcap_binding.node") as PcapAddon;
}
