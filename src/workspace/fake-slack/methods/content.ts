import { ELEMENTS } from "../block-rules/elements.ts";
import { LIMITS } from "../block-rules/limits.ts";
import { checkMessageBlocks } from "../block-rules/payload.ts";
import { codePoints, type Fault, isObject } from "../block-rules/rule.ts";
import type { WebApiResult } from "../fake-slack.ts";
import type { Block, State } from "../state.ts";
import { type Args, invalid, no, text } from "./method.ts";
import { mimeTypeOf } from "./shapes.ts";

export interface Content {
  text: string;
  blocks?: Block[];
}

/** Reads text and blocks of a message, or gives Slack's refusal. */
export function readContent(state: State, args: Args): { content: Content } | { refusal: WebApiResult } {
  const markdown = text(args.markdown_text);
  if (markdown !== undefined) {
    if (args.text !== undefined || args.blocks !== undefined)
      return { refusal: no("markdown_text_conflict") };
    if (codePoints(markdown) > LIMITS.message.markdownCharacters) return { refusal: no("msg_too_long") };
    return { content: { text: markdown, blocks: [{ type: "markdown", text: markdown }] } };
  }
  const plain = typeof args.text === "string" ? args.text.slice(0, LIMITS.message.text) : "";
  if (args.blocks === undefined || args.blocks === "") {
    return plain === "" ? { refusal: no("no_text") } : { content: { text: plain } };
  }
  const refusal = refuseBlocks(state, args.blocks);
  if (refusal) return { refusal };
  const blocks = args.blocks as Block[];
  if (blocks.length === 0 && plain === "") return { refusal: no("no_text") };
  return { content: { text: plain, ...(blocks.length > 0 ? { blocks: withIds(blocks) } : {}) } };
}

/** Slack's refusal of the blocks of a message, if it has one. */
export function refuseBlocks(state: State, blocks: unknown): WebApiResult | undefined {
  if (!Array.isArray(blocks)) return no("invalid_blocks_format");
  const { faults, tooLong } = checkMessageBlocks(blocks);
  const all = [...faults, ...slackFileFaults(state, blocks, "/blocks")];
  if (all.length > 0) return invalid("invalid_blocks", all);
  return tooLong ? no("msg_blocks_too_long") : undefined;
}

/** Images by Slack file have to name a picture that is there and that Slack has finished working on. */
export function slackFileFaults(state: State, value: unknown, pointer: string): Fault[] {
  if (Array.isArray(value))
    return value.flatMap((entry, index) => slackFileFaults(state, entry, `${pointer}/${index}`));
  if (!isObject(value)) return [];
  const faults = Object.entries(value).flatMap(([name, field]) =>
    slackFileFaults(state, field, `${pointer}/${name}`),
  );
  if (value.type !== "image" || !isObject(value.slack_file)) return faults;
  const { id, url } = value.slack_file;
  const file = [...state.files.values()].find(
    (stored) => stored.id === id || (typeof url === "string" && url.includes(stored.id)),
  );
  if (file?.completed && file.pollsUntilReady <= 0 && mimeTypeOf(file.name).startsWith("image/"))
    return faults;
  return [...faults, { pointer: `${pointer}/slack_file`, message: "invalid slack file" }];
}

/** Slack gives every block and every interactive element an id; interactions name them. */
export function withIds(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => ({
    ...withActionIds(block),
    ...(Array.isArray(block.child_blocks) ? { child_blocks: withIds(block.child_blocks) } : {}),
    ...(block.type === "carousel" && Array.isArray(block.elements)
      ? { elements: withIds(block.elements) }
      : {}),
    block_id: block.block_id ?? `b${index}`,
  }));
}

function withActionIds(block: Block): Block {
  const named = (element: unknown, index: number): unknown =>
    isObject(element) && INTERACTIVE.has(String(element.type)) && element.action_id === undefined
      ? { ...element, action_id: `a${index}` }
      : element;
  return {
    ...block,
    ...(Array.isArray(block.elements) ? { elements: block.elements.map(named) } : {}),
    ...(Array.isArray(block.actions) ? { actions: block.actions.map(named) } : {}),
    ...(block.accessory ? { accessory: named(block.accessory, 0) } : {}),
    ...(block.element ? { element: named(block.element, 0) } : {}),
  };
}

const INTERACTIVE = new Set(Object.keys(ELEMENTS));
