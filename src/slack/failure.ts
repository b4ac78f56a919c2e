import { APOLOGY, UserError } from "../errors.ts";
import { correlationId } from "../log.ts";
import type { Reply } from "./present/reply.ts";

/** What is said of an error: its own words where it was written for people, an apology otherwise. */
export function failureReply(error: unknown): Reply {
  if (error instanceof UserError) return { headline: error.message, choices: [] };
  return { headline: APOLOGY, source: `Reference: ${correlationId()}`, choices: [] };
}
