import { signature } from "./sign.ts";

export interface SenderOptions {
  /** Where the app takes everything Slack sends, such as http://127.0.0.1:3000/slack/events. */
  endpoint: string;
  signingSecret: string;
  clock: () => Date;
  /** How long the app may take to acknowledge; Slack's three seconds if not said. */
  ackTimeoutMs?: number;
}

/** What came of a delivery. The names of the failures are those that Slack shows to the person. */
export type Outcome =
  | { kind: "acknowledged"; body: unknown }
  | {
      kind: "failed";
      error: "operation_timeout" | "dispatch_failed";
      reason: RetryReason;
      mayRetry: boolean;
    };

export type RetryReason = "http_timeout" | "http_error" | "connection_failed";

export type Sender = ReturnType<typeof createSender>;

/** Signed requests to the app, as Slack sends them. */
export function createSender({ endpoint, signingSecret, clock, ackTimeoutMs = 3_000 }: SenderOptions) {
  async function send(
    body: string,
    contentType: string,
    headers: Record<string, string> = {},
  ): Promise<Outcome> {
    const timestamp = Math.floor(clock().getTime() / 1000);
    try {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: {
          "Content-Type": contentType,
          "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
          "X-Slack-Request-Timestamp": String(timestamp),
          "X-Slack-Signature": signature(signingSecret, timestamp, body),
          ...headers,
        },
        body,
        signal: AbortSignal.timeout(ackTimeoutMs),
      });
      const answer = await response.text();
      if (response.status === 200) return { kind: "acknowledged", body: parsed(answer) };
      const mayRetry = response.headers.get("x-slack-no-retry") !== "1";
      return { kind: "failed", error: "dispatch_failed", reason: "http_error", mayRetry };
    } catch (error) {
      return isTimeout(error)
        ? { kind: "failed", error: "operation_timeout", reason: "http_timeout", mayRetry: true }
        : { kind: "failed", error: "dispatch_failed", reason: "connection_failed", mayRetry: true };
    }
  }
  return {
    json: (payload: unknown, headers?: Record<string, string>) =>
      send(JSON.stringify(payload), "application/json", headers),
    form: (fields: Record<string, string>) =>
      send(new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded"),
    /** Interactions arrive as one form field that holds JSON. */
    interaction: (payload: unknown) =>
      send(
        new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
        "application/x-www-form-urlencoded",
      ),
  };
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === "TimeoutError";
}

function parsed(answer: string): unknown {
  if (answer === "") return undefined;
  try {
    return JSON.parse(answer);
  } catch {
    return answer;
  }
}
