import type {
  ContentBlock,
  ContentBlockParam,
  Message,
  MessageParam,
  TextBlockParam,
  Tool,
  ToolChoice,
  ToolResultBlockParam,
  ToolUseBlock,
  Usage,
} from "@anthropic-ai/sdk/resources/messages";

export type ClaudeMessage = MessageParam;
export type ClaudeContent = ContentBlockParam;
export type ClaudeText = TextBlockParam;
export type ClaudeTool = Tool;
export type ClaudeToolChoice = ToolChoice;
export type ClaudeToolResult = ToolResultBlockParam;
export type ClaudeToolUse = ToolUseBlock;

/** Tokens of one request by what they cost. */
export interface Tokens {
  /** Neither read from the cache nor written to it. */
  input: number;
  cacheRead: number;
  cacheWrite: number;
  output: number;
}

/** One reply, complete. */
export interface ClaudeReply {
  content: readonly ContentBlock[];
  /** Why it ended. */
  stop: NonNullable<Message["stop_reason"]>;
  tokens: Tokens;
  /** As the vendor names the one that replied. */
  model: string;
}

export function tokensOf(usage: Usage): Tokens {
  return {
    input: usage.input_tokens,
    cacheRead: usage.cache_read_input_tokens ?? 0,
    cacheWrite: usage.cache_creation_input_tokens ?? 0,
    output: usage.output_tokens,
  };
}
