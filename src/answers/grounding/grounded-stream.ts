import { createJudge, type Statement } from "./check-grounding.ts";
import type { Evidence } from "./evidence.ts";
import { splitComplete } from "./split.ts";

export interface GroundedStream {
  /** Takes the next words of the model; returns those that may be shown now: whole statements, all grounded. */
  push(delta: string): string;
  /** Says that no more words come; returns what may still be shown. */
  end(): string;
  /** The first statement that is not grounded: from there on nothing is released. */
  refused(): Extract<Statement, { verdict: "ungrounded" }> | undefined;
}

/**
 * Lets a model's text through statement by statement while it is made, and stops for good at the first that is not
 * grounded.
 *
 * @param evidence read anew for each statement, as answers of tools come in between.
 */
export function createGroundedStream(evidence: () => Evidence): GroundedStream {
  const judge = createJudge();
  let waiting = "";
  let refused: Extract<Statement, { verdict: "ungrounded" }> | undefined;
  const release = (isWhole: boolean): string => {
    if (refused) return "";
    const { parts, rest } = splitComplete(waiting, isWhole);
    waiting = rest;
    let shown = "";
    for (const part of parts) {
      const statement = judge(part, evidence());
      if (statement.verdict === "ungrounded") {
        refused = statement;
        break;
      }
      shown += part.raw;
    }
    return shown;
  };
  return {
    push(delta) {
      waiting += delta;
      return release(false);
    },
    end: () => release(true),
    refused: () => refused,
  };
}
