/**
 * Everything that a summary of a plain pcap file needs, and nothing else: bundled by itself, to `dist/summarise.js`, so
 * that reading begins while the rest of the program would still be loading.
 */
export { printSummary } from "../../../formats/summary.ts";
export { surveyInParts } from "./survey-parts.ts";
