/** A block of a reply: words, or a call of a tool; `json` is its input as the model wrote it, well formed or not. */
export type FakeBlock = string | { tool: string; input: unknown } | { tool: string; json: string };

export type FakeStop = "end_turn" | "tool_use" | "max_tokens" | "refusal" | "pause_turn" | "stop_sequence";

export interface FakeMessage {
  content: readonly FakeBlock[];
  /** Left out: `tool_use` where a tool is called, else `end_turn`. */
  stop?: FakeStop;
  usage?: { input?: number; cacheRead?: number; cacheWrite?: number; output?: number };
  /** How the stream fails after the first delta of its last block. */
  breaks?: "drop" | "error" | "hang";
}

/** An HTTP answer that is an error. */
export interface FakeError {
  status: 400 | 401 | 403 | 404 | 413 | 429 | 500 | 529;
  /** Seconds, for the header `retry-after`. */
  retryAfter?: number;
}

/** The request is taken and never answered. */
export type FakeSilence = "silence";

export type FakeReply = FakeMessage | FakeError | FakeSilence;

/** What the fake was asked: the body as it came. */
export interface FakeRequest {
  model: string;
  max_tokens: number;
  stream: boolean;
  system?: unknown;
  messages: readonly { role: string; content: unknown }[];
  tools?: readonly { name: string; description?: string; input_schema: Record<string, unknown> }[];
  tool_choice?: { type: string };
}

/** The next reply, or how it follows from the request: a model that obeys what it reads. */
export type FakeTurn = FakeReply | ((request: FakeRequest) => FakeReply);

export function calls(...blocks: { tool: string; input: unknown }[]): FakeMessage {
  return { content: blocks };
}

export function says(text: string): FakeMessage {
  return { content: [text] };
}

export const ERROR_TYPES: Readonly<Record<FakeError["status"], string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  500: "api_error",
  529: "overloaded_error",
};
