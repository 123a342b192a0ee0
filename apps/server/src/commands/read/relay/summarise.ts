/**
 * Everything that a summary of a plain capture needs, and nothing else: bundled by itself, to `dist/summarise.cjs`, so
 * that reading begins while the rest of the program would still be loading.
 */
export { printSummary } from "../../../formats/summary.ts";
export { surveyRelayed } from "./survey-relayed.ts";
