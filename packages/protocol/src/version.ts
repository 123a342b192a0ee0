/**
 * Rises when a message changes or comes such that a page and a server of before and after would not understand each other.
 * 2: searches, graphs, parts of overviews, sorting by more, evidence in parts, what a capture says of itself.
 */
export const PROTOCOL_VERSION = 2;
