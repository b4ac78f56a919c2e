import type { ClaudeFailure } from "../../sources/claude/failure.ts";

/** Why there is no answer of Claude's. */
export type Unavailable =
  | "over_budget"
  /** No complete reply came: `cause` says why. */
  | "failed"
  | "refused"
  /** The reply had more tokens than it may. */
  | "cut_off"
  | "paused"
  | "empty"
  /** Words that no tool's answer bears out, and no tool's answer to show instead. */
  | "ungrounded"
  /** Nothing of the question is left once what is private is taken out. */
  | "unreadable";

/** Claude has no answer, and the question is to be answered without: by rules. */
export class ClaudeUnavailable extends Error {
  override name = "ClaudeUnavailable";
  readonly reason: Unavailable;

  constructor(reason: Unavailable, cause?: ClaudeFailure) {
    super(`no answer of Claude's: ${reason}`, cause && { cause });
    this.reason = reason;
  }
}
