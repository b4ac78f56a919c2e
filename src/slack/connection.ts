import { setTimeout as delay } from "node:timers/promises";
import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import { UserError } from "../errors.ts";
import type { Logger } from "../log.ts";

/** Who the app is in its workspace. */
export interface Identity {
  botId: string;
  botUserId: string;
  teamId: string;
  enterpriseId: string | undefined;
}

const FIRST_WAIT_MS = 1_000;
const WAIT_MAX_MS = 30_000;

/** Errors that waiting does not mend. */
const REFUSED = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "no_permission",
  "missing_scope",
  "org_login_required",
]);

/**
 * Asks Slack who the token belongs to, and goes on asking while Slack can't be reached.
 *
 * @throws UserError when Slack refuses the token; the signal's reason when it is aborted.
 */
export async function connect(client: WebClient, logger: Logger, signal: AbortSignal): Promise<Identity> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, WAIT_MAX_MS)) {
    try {
      return await identify(client);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof WebAPIPlatformError && REFUSED.has(error.data.error)) {
        throw new UserError(
          `Slack refuses the bot token (${error.data.error}). Check SLACK_BOT_TOKEN, or install the app again.`,
          { cause: error },
        );
      }
      logger.warn({ err: error, retryInMs: waitMs }, "slack not reachable");
      await delay(waitMs, undefined, { signal });
    }
  }
}

async function identify(client: WebClient): Promise<Identity> {
  const {
    bot_id: botId,
    user_id: botUserId,
    team_id: teamId,
    enterprise_id: enterpriseId,
  } = await client.auth.test();
  if (!botId || !botUserId || !teamId) throw new UserError("SLACK_BOT_TOKEN is not a bot's token (xoxb-…).");
  return { botId, botUserId, teamId, enterpriseId: enterpriseId || undefined };
}
