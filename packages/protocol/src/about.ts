/** What a capture says of itself beside its frames: who made it where, what people have written into it. */
export interface CaptureAbout {
  /** What made each section of a pcapng file; empty of other formats. */
  readonly sections: readonly AboutSection[];
  readonly interfaces: readonly AboutInterface[];
  /** In the file's order; of very many the first. */
  readonly comments: readonly CaptureComment[];
  /** Comments that are not among them. */
  readonly moreComments: number;
  /** Addresses that the file itself resolves, in its order; of very many the first. */
  readonly names: readonly ResolvedName[];
  readonly moreNames: number;
}

export interface AboutSection {
  readonly hardware?: string | undefined;
  readonly system?: string | undefined;
  readonly application?: string | undefined;
}

export interface AboutInterface {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** LINKTYPE_ value. */
  readonly linkType: number;
  /** Most bytes kept of a frame; 0 where there is no bound. */
  readonly snapLength: number;
  /** Frames that the file says were dropped here. */
  readonly dropped: number;
}

/** A section or an interface counts from 0, a frame from 1. */
export interface CaptureComment {
  readonly about: "section" | "interface" | "frame";
  readonly number: number;
  readonly text: string;
  /** Of a frame that is a TCP segment: its connection, and its index there. */
  readonly connection?: number | undefined;
  readonly index?: number | undefined;
}

export interface ResolvedName {
  readonly address: string;
  readonly name: string;
}
