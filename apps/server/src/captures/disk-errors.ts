import type { ErrorBody } from "@tcp-ladder/protocol";
import { errorBody } from "@tcp-ladder/protocol";

/** What a failing disk is called for the user. */
export function diskError(error: unknown, doing: string): ErrorBody {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOSPC" || code === "EDQUOT") return errorBody("disk-full", `The disk is full: ${doing} had to stop.`);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return errorBody(
      "disk-full",
      `The folder for captures cannot be written: ${doing} had to stop.`,
      "Allow writing there, or choose another place with --data DIR.",
    );
  }
  const why = error instanceof Error ? error.message : String(error);
  return errorBody("internal", `The disk reported an error while ${doing}: ${why}`);
}
