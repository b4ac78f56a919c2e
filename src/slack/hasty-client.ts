import { WebClient, type WebClientOptions } from "@slack/web-api";

/** A client with the same rights that is told of a refusal at once, instead of waiting and trying again. */
export type HastyClient = (client: WebClient) => WebClient;

/**
 * For what is worth nothing later, or must not happen twice: a status, the start of a stream. It has a queue of its
 * own, so that a limit met here holds no answer up.
 */
export function createHastyClients(options: WebClientOptions): HastyClient {
  const known = new WeakMap<WebClient, WebClient>();
  return (client) => {
    const hasty =
      known.get(client) ??
      new WebClient(client.token, { ...options, rejectRateLimitedCalls: true, retryConfig: { retries: 0 } });
    known.set(client, hasty);
    return hasty;
  };
}
