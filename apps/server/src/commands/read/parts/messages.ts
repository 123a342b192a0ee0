import type { Part } from "@tcp-ladder/engine";

/** What a thread is told when it starts. */
export interface PartOrder {
  readonly path: string;
  readonly size: number;
  /** Its number, from 1; the first part is read where the command runs. */
  readonly part: number;
  readonly parts: number;
  readonly shared: SharedArrayBuffer;
}

/** A question to a {@link Part} in another thread. They are answered in order. */
export interface PartRequest {
  readonly method: keyof Part;
  readonly args: readonly unknown[];
}

/** "read" once it has read its part, then answers. */
export type PartReply = "read" | { readonly value: unknown };
