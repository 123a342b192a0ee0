import { ERRORS, type ErrorCode } from "@tcp-ladder/protocol";
import type { Catalogue, ServerWords } from "../server-words.ts";
import { captureWords } from "./capture-words.ts";
import { errors } from "./errors.ts";
import { programWords } from "./program-words.ts";
import { remedies } from "./remedies.ts";

const usualRemedies: Catalogue = (Object.keys(remedies) as ErrorCode[]).map((code) => [
  ERRORS[code].remedy,
  remedies[code],
]);

/** All that the server says, in Chinese. */
export const serverWords: ServerWords = { sentences: [...usualRemedies, ...captureWords, ...programWords], errors };
