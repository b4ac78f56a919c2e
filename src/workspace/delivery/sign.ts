import { createHmac } from "node:crypto";

/**
 * Slack's request signature, version 0: HMAC-SHA256 of `v0:timestamp:body` with the app's signing secret.
 * See https://docs.slack.dev/authentication/verifying-requests-from-slack.
 */
export function signature(signingSecret: string, timestampSeconds: number, body: string): string {
  const digest = createHmac("sha256", signingSecret).update(`v0:${timestampSeconds}:${body}`).digest("hex");
  return `v0=${digest}`;
}
