import {
  AnthropicError,
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
} from "@anthropic-ai/sdk";
import type { Tokens } from "./reply.ts";

/**
 * Why Claude gave no reply, by what can be done about it: `request` is a fault of ours, `key` one of the
 * installation, `busy` and `down` pass; `slow` ran out of time, `dropped` broke off on the way.
 */
export type FailureKind = "request" | "key" | "busy" | "down" | "slow" | "dropped";

/** Claude gave no reply. The message names the kind alone: what was asked, and with which key, is in no log. */
export class ClaudeFailure extends Error {
  override name = "ClaudeFailure";
  readonly kind: FailureKind;
  /** Of the HTTP answer, where there was one. */
  readonly status: number | undefined;
  /** By which the vendor finds the request. */
  readonly requestId: string | undefined;
  /** What was used up before it failed. */
  readonly tokens: Tokens | undefined;

  constructor(kind: FailureKind, facts: { status?: number; requestId?: string; tokens?: Tokens } = {}) {
    super(facts.status === undefined ? MESSAGES[kind] : `${MESSAGES[kind]} (HTTP ${facts.status})`);
    this.kind = kind;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.tokens = facts.tokens;
  }
}

const MESSAGES: Readonly<Record<FailureKind, string>> = {
  request: "Claude refused the form of the request",
  key: "Claude does not take the API key",
  busy: "Claude takes no more requests for now",
  down: "Claude can't be reached or failed",
  slow: "Claude took too long",
  dropped: "Claude's reply broke off",
};

/**
 * An error of the SDK as one of ours. The SDK's own is not kept as the cause: it carries the answer's body, which may
 * quote the request.
 *
 * @param begun whether part of the reply had arrived.
 */
export function failureOf(error: unknown, begun: boolean, tokens: Tokens | undefined): ClaudeFailure {
  const facts = { ...factsOf(error), ...(tokens && { tokens }) };
  return new ClaudeFailure(kindOf(error, begun), facts);
}

function kindOf(error: unknown, begun: boolean): FailureKind {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) return "slow";
  if (error instanceof APIConnectionError) return begun ? "dropped" : "down";
  if (error instanceof APIError) return kindOfStatus(error.status, error.type);
  if (error instanceof AnthropicError || begun) return "dropped";
  return "down";
}

/** An error within a stream has no status of its own, and its type says what it would have been. */
function kindOfStatus(status: number | undefined, type: string | null): FailureKind {
  if (status === 401 || status === 403 || type === "authentication_error" || type === "permission_error") {
    return "key";
  }
  if (status === 429 || status === 529 || type === "rate_limit_error" || type === "overloaded_error") {
    return "busy";
  }
  if (status === 402 || type === "billing_error") return "key";
  if (status === undefined) return "dropped";
  if (status === 408 || status === 504) return "slow";
  return status >= 500 ? "down" : "request";
}

function factsOf(error: unknown): { status?: number; requestId?: string } {
  if (!(error instanceof APIError)) return {};
  return {
    ...(typeof error.status === "number" && { status: error.status }),
    ...(typeof error.requestID === "string" && { requestId: error.requestID }),
  };
}
