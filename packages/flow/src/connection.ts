import type { TcpState } from "./state.ts";

export type Side = "client" | "server";

/** One end of a connection: address **and** port, since on loopback both addresses are the same. */
export interface Endpoint {
  /** Numeric, as tcpdump prints it; the name where a text capture gave nothing else. */
  readonly address: string;
  readonly port: number;
  /** Names that a text capture printed, else undefined. */
  readonly hostName?: string | undefined;
  readonly portName?: string | undefined;
  /** What the capture itself resolves the address to (pcapng's Name Resolution Block); said beside it, never in its place. */
  readonly resolvedName?: string | undefined;
}

export interface Timestamp {
  readonly seconds: number;
  readonly nanos: number;
}

/** What one end of a connection showed. */
export interface SideSummary {
  readonly segments: number;
  /** Payload bytes on the wire, repeats included. */
  readonly bytes: number;
  /** Sequence number of its SYN (J for the client, K for the server); undefined where none was captured. */
  readonly isn: number | undefined;
  /** The number that relative sequence number 0 stands for: the ISN, or first seen − 1. Undefined before anything was seen. */
  readonly base: number | undefined;
  /** Sequence number of its FIN itself (segment's seq + payload). */
  readonly fin: number | undefined;
  /** Shift count of its window scale option; undefined where it sent none, or where that is not known: see `synCut`. */
  readonly windowScale: number | undefined;
  /** Its SYN was captured, but not so far that its options, or the other SYN, tell whether it scales windows. */
  readonly synCut: boolean;
  readonly mss: number | undefined;
  readonly state: TcpState;
}

/** A connection as it stands, plain data that can be sent. */
export interface ConnectionSummary {
  /** From 0, in order of appearance. */
  readonly id: number;
  readonly client: Endpoint;
  readonly server: Endpoint;
  /** How it is known who opened: by the SYN, by the SYN+ACK alone, or not at all (the first sender stands for the client). */
  readonly openerKnownBy: "syn" | "syn-ack" | "nothing";
  readonly ends: { readonly client: SideSummary; readonly server: SideSummary };
  readonly segments: number;
  readonly first: Timestamp;
  readonly last: Timestamp;
  /** Whose FIN came first (it is M; the other's is N); undefined before any. */
  readonly firstFin: Side | undefined;
  /** Who sent a RST first; undefined where none did. */
  readonly resetBy: Side | undefined;
  /** Both SYNs and the ACK of the second were captured. */
  readonly handshakeCaptured: boolean;
  /** Wireshark's tcp.completeness: 1 SYN, 2 SYN-ACK, 4 ACK, 8 data, 16 FIN, 32 RST. */
  readonly completeness: number;
  /** How many segments carry each note, by bit number; trailing zeros may be left out. */
  readonly noteCounts: readonly number[];
  /** A SYN has begun a newer connection between the same endpoints; left out where none has. */
  readonly superseded?: true | undefined;
  /** RTT of the handshake (SYN to the ACK that ends it), nanoseconds; undefined where not captured. */
  readonly initialRttNs: number | undefined;
}
