import { newFrameRecord } from "@tcp-ladder/capture-file";
import { type Flow, openFlow, statesAtStart } from "@tcp-ladder/flow";
import { type Conversation, type ConversationOptions, conversation } from "./conversation.ts";
import { frameOf } from "./frame-of.ts";
import { parseNotation } from "./notation.ts";

const LINKTYPE_RAW = 101;

/**
 * The flow after a conversation has been captured frame by frame: the notation gives only what is on the wire, and times.
 * States and notes that it names are not read.
 *
 * @param after called after each frame
 */
export function capturedFlow(text: string, options: ConversationOptions = {}, after?: (flow: Flow) => void): Flow {
  const made = conversation(text, options);
  const flow = openFlow();
  const record = newFrameRecord();
  record.linkType = LINKTYPE_RAW;
  for (const [i, noted] of parseNotation(text).entries()) {
    record.bytes = frameOf(made, i, noted);
    record.end = record.bytes.length;
    record.originalLength = record.bytes.length;
    record.number = i + 1;
    record.seconds = made.columns.seconds[i] ?? 0;
    record.nanos = made.columns.nanos[i] ?? 0;
    record.location = i;
    flow.frame(record);
    after?.(flow);
  }
  return flow;
}

/** The frames of a conversation, as they are captured. */
export function framesOf(text: string): Uint8Array<ArrayBuffer>[] {
  const made = conversation(text);
  return parseNotation(text).map((noted, i) => frameOf(made, i, noted));
}

/** A connection of a flow, all of it. */
export function conversationIn(flow: Flow, id = 0): Conversation {
  const connection = flow.connection(id);
  const { columns } = flow.window(id, 0, connection.segments);
  return { connection, columns, calls: [], statesBefore: statesAtStart(columns) };
}

/** The first connection of a conversation that has been captured, with the states and notes that the flow finds. */
export function captured(text: string, options: ConversationOptions = {}): Conversation {
  return conversationIn(capturedFlow(text, options));
}
