/** Rises when a message changes so that an older page cannot read it. */
export const PROTOCOL_VERSION = 1;
