import type { SurveyReceiver } from "@tcp-ladder/engine";

/** What the other thread is asked once it has taken all segments. Requests are answered in order. */
export type Asked = Omit<SurveyReceiver, "take">;

export interface Request {
  readonly method: keyof Asked;
  readonly args: readonly unknown[];
}

/** "ready" when it has begun, then answers. */
export type Reply = "ready" | { readonly value: unknown };
