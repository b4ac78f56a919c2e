import { Anthropic } from "@anthropic-ai/sdk";
import { ClaudeFailure, failureOf } from "./failure.ts";
import {
  type ClaudeMessage,
  type ClaudeReply,
  type ClaudeText,
  type ClaudeTool,
  type ClaudeToolChoice,
  tokensOf,
} from "./reply.ts";

export interface ClaudeOptions {
  apiKey: string;
  baseUrl: string;
  model: string;
  /** Tries after the first that the SDK makes where the fault may pass: 2 where left out. */
  retriesMax?: number;
  /** Until the reply begins, for each try. */
  beginLimitMs?: number;
  /** For the whole request, its tries and its reply. */
  limitMs?: number;
}

export interface ClaudeRequest {
  system: ClaudeText[];
  messages: ClaudeMessage[];
  tools: ClaudeTool[];
  toolChoice?: ClaudeToolChoice;
  tokensMax: number;
}

export interface Listening {
  /** Stops the request, which then fails as `slow`, with what it had used until then. */
  signal?: AbortSignal | undefined;
  /** Takes the words of the reply as they come. */
  onText?: (words: string) => void;
}

export type Claude = ReturnType<typeof createClaude>;

/** The Messages API, streaming, through the vendor's SDK. */
export function createClaude(options: ClaudeOptions) {
  const { apiKey, baseUrl, model, retriesMax = 2, beginLimitMs = 20_000, limitMs = 45_000 } = options;
  const client = new Anthropic({
    apiKey,
    baseURL: baseUrl,
    maxRetries: retriesMax,
    timeout: beginLimitMs,
    // The SDK's own lines and spans would carry requests past the product's log.
    logLevel: "off",
    openTelemetry: false,
  });
  return {
    model,
    /**
     * One request, to the end of its reply.
     *
     * @throws ClaudeFailure where there is no complete reply.
     */
    async ask(request: ClaudeRequest, { signal, onText }: Listening = {}): Promise<ClaudeReply> {
      const limit = AbortSignal.timeout(limitMs);
      const stream = client.messages.stream(bodyOf(model, request), {
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      if (onText) stream.on("text", (words) => onText(words));
      try {
        const message = await stream.finalMessage();
        const stop = message.stop_reason;
        // A connection that closes early ends the stream as if it were complete.
        if (stop === null) throw new ClaudeFailure("dropped", { tokens: tokensOf(message.usage) });
        return { content: message.content, stop, tokens: tokensOf(message.usage), model: message.model };
      } catch (error) {
        stream.abort();
        if (error instanceof ClaudeFailure) throw error;
        const begun = stream.currentMessage;
        throw failureOf(error, begun !== undefined, begun && tokensOf(begun.usage));
      }
    },
  };
}

function bodyOf(model: string, { system, messages, tools, toolChoice, tokensMax }: ClaudeRequest) {
  return {
    model,
    max_tokens: tokensMax,
    system,
    messages,
    ...(tools.length > 0 && { tools, ...(toolChoice && { tool_choice: toolChoice }) }),
    ...(canRestFromThinking(model) && { thinking: { type: "disabled" as const } }),
  };
}

/**
 * Thoughts count towards the tokens of a reply, which are few here, and cost seconds. Haiku can do without; other
 * models refuse to be told, or think as they are made to.
 */
function canRestFromThinking(model: string): boolean {
  return model.includes("haiku-4") || model.includes("haiku-5");
}
