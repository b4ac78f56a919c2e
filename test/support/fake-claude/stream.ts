import type { FakeBlock, FakeMessage } from "./script.ts";

export interface SseEvent {
  event: string;
  data: unknown;
}

/** A reply as the events that the Messages API streams, with a ping and inputs in pieces. */
export function eventsOf(message: FakeMessage, facts: { id: string; model: string }): SseEvent[] {
  const { usage = {}, content } = message;
  const start = {
    id: facts.id,
    type: "message",
    role: "assistant",
    model: facts.model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: {
      input_tokens: usage.input ?? 100,
      cache_read_input_tokens: usage.cacheRead ?? 0,
      cache_creation_input_tokens: usage.cacheWrite ?? 0,
      output_tokens: 1,
    },
  };
  return [
    named({ type: "message_start", message: start }),
    named({ type: "ping" }),
    ...content.flatMap((block, index) => blockEvents(block, index, facts.id)),
    named({
      type: "message_delta",
      delta: { stop_reason: stopOf(message), stop_sequence: null },
      usage: { output_tokens: usage.output ?? 20 },
    }),
    named({ type: "message_stop" }),
  ];
}

/** The events up to where the stream breaks: the first delta of the last block, or the start of an empty reply. */
export function untilBreak(events: readonly SseEvent[]): SseEvent[] {
  const lastStart = events.findLastIndex(({ event }) => event === "content_block_start");
  return events.slice(0, lastStart < 0 ? 2 : lastStart + 2);
}

export function encode({ event, data }: SseEvent): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

function stopOf({ stop, content }: FakeMessage): string {
  return stop ?? (content.some((block) => typeof block !== "string") ? "tool_use" : "end_turn");
}

function blockEvents(block: FakeBlock, index: number, id: string): SseEvent[] {
  const isText = typeof block === "string";
  const written = isText ? block : "json" in block ? block.json : JSON.stringify(block.input);
  const started = isText
    ? { type: "text", text: "" }
    : { type: "tool_use", id: `toolu_${id.slice(4)}_${index}`, name: block.tool, input: {} };
  const delta = (piece: string) =>
    isText ? { type: "text_delta", text: piece } : { type: "input_json_delta", partial_json: piece };
  return [
    named({ type: "content_block_start", index, content_block: started }),
    // The real stream opens an input with an empty piece.
    ...(isText ? [] : [named({ type: "content_block_delta", index, delta: delta("") })]),
    ...pieces(written).map((piece) => named({ type: "content_block_delta", index, delta: delta(piece) })),
    named({ type: "content_block_stop", index }),
  ];
}

/** Cut without regard to words, numbers or JSON: seven characters each. */
function pieces(text: string): string[] {
  return text.match(/[\s\S]{1,7}/gu) ?? [];
}

function named(data: { type: string } & Record<string, unknown>): SseEvent {
  return { event: data.type, data };
}
