/** The captures that come with the program, as addresses name them after `sample-`. */
export const SAMPLES = [
  "article",
  "four-segment-close",
  "half-close",
  "refused",
  "reset",
  "simultaneous-open",
  "simultaneous-close",
  "half-open",
] as const;
