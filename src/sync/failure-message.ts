import { UserError } from "../errors.ts";

/** The sync log is shown to people: an unexpected error, which may quote data, is in the server's log, not here. */
export function failureMessage(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return error instanceof Error && error.name === "AbortError"
    ? "Stopped before it was done."
    : "Failed; see the server's log.";
}
