import type { AnsweredBy } from "../answers/answer.ts";
import { routeByClaude } from "../answers/claude/route.ts";
import type { RouteLabelled } from "../answers/evaluate.ts";
import { requestOf, routeQuestion } from "../answers/rules/route.ts";
import type { Config } from "../config.ts";
import { UserError } from "../errors.ts";
import { createClaude } from "../sources/claude/claude.ts";
import { ClaudeFailure } from "../sources/claude/failure.ts";

/**
 * How each router routes a labelled question; no tool is run.
 *
 * @param now the day of questions that name none.
 * @throws UserError where Claude is to be scored and not configured, or stops replying.
 */
export function labelledRouter(router: AnsweredBy, config: Config, now: Date): RouteLabelled {
  const dayOf = (on: string | undefined) => (on ? new Date(`${on}T12:00:00Z`) : now);
  if (router === "rules") {
    const { timeZone, currency } = config.shop;
    return async (question, before, on) =>
      requestOf(routeQuestion(question, { now: dayOf(on), timeZone, currency }, before));
  }
  if (!config.claude) {
    throw new UserError(
      "Claude is not configured: set ANTHROPIC_API_KEY, or score the rules (--router rules).",
    );
  }
  const claude = createClaude(config.claude);
  return async (question, before, on) => {
    try {
      return await routeByClaude(claude, question, before, dayOf(on));
    } catch (cause) {
      if (!(cause instanceof ClaudeFailure)) throw cause;
      throw new UserError(
        `Claude stopped replying (${cause.kind}), so nothing was scored. Try again later.`,
        {
          cause,
        },
      );
    }
  };
}
