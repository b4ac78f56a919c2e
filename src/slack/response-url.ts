const TIMEOUT_MS = 10_000;

/** A response_url was refused: gone (used up, expired), or the content was not taken. */
export class ResponseUrlError extends Error {
  override name = "ResponseUrlError";
  readonly isAboutContent: boolean;

  constructor(status: number, reason: string) {
    super(`response_url: ${status} ${reason}`);
    this.isAboutContent = status === 400 || status === 500 || /block|attachment/.test(reason);
  }
}

/** Posts to a response_url, which lives for 30 minutes and five uses. Bolt's own `respond` has no time limit. */
export async function postToResponseUrl(url: string, message: Record<string, unknown>): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(message),
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const answer = (await response.text()).slice(0, 200);
  // Slack answers some refusals with 200 and a body that says no.
  if (!response.ok || /"ok":\s*false/.test(answer)) throw new ResponseUrlError(response.status, answer);
}
