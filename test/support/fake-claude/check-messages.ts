import { faultsOfFields, isRecord } from "./fields.ts";

type Block = Record<string, unknown>;

const BLOCK_FIELDS: Readonly<Record<string, readonly string[]>> = {
  text: ["type", "text", "cache_control", "citations"],
  tool_use: ["type", "id", "name", "input", "cache_control", "caller"],
  tool_result: ["type", "tool_use_id", "content", "is_error", "cache_control"],
};

/**
 * What the API would refuse about the messages. Stricter in one point: it joins messages of one role, and here the
 * roles must alternate, for whoever sends two in a row has lost count.
 */
export function checkMessages(messages: unknown, tools: ReadonlySet<string>): string | undefined {
  if (!Array.isArray(messages) || messages.length === 0) return "messages: at least one message is required";
  let open: readonly string[] = [];
  for (const [at, message] of messages.entries()) {
    const place = `messages.${at}`;
    if (!isRecord(message)) return `${place}: Input should be an object`;
    const stray = faultsOfFields(place, message, ["role", "content"]);
    if (stray) return stray;
    const expected = at % 2 === 0 ? "user" : "assistant";
    if (message.role !== expected) return `messages: roles must alternate, ${place} is not of ${expected}`;
    const blocks = blocksOf(message.content);
    if (!blocks) return `${place}.content: Input should be a valid list`;
    const fault = faultOfBlocks(place, blocks, expected, tools) ?? faultOfPairs(place, blocks, open);
    if (fault) return fault;
    open = blocks.flatMap((block) => (block.type === "tool_use" ? [String(block.id)] : []));
  }
  if (messages.length % 2 === 0) return "messages: the conversation must end with a user message";
  return undefined;
}

function blocksOf(content: unknown): readonly Block[] | undefined {
  if (typeof content === "string") return [{ type: "text", text: content }];
  return Array.isArray(content) && content.length > 0 && content.every(isRecord) ? content : undefined;
}

function faultOfBlocks(
  place: string,
  blocks: readonly Block[],
  role: "user" | "assistant",
  tools: ReadonlySet<string>,
): string | undefined {
  for (const [at, block] of blocks.entries()) {
    const here = `${place}.content.${at}`;
    const fields = BLOCK_FIELDS[String(block.type)];
    if (!fields) return `${here}: Input tag '${block.type}' does not match any of the expected tags`;
    const fault = faultsOfFields(here, block, fields) ?? faultOfBlock(here, block, role, tools);
    if (fault) return fault;
  }
  return undefined;
}

function faultOfBlock(
  here: string,
  block: Block,
  role: "user" | "assistant",
  tools: ReadonlySet<string>,
): string | undefined {
  if (block.type === "text") {
    if (typeof block.text !== "string" || block.text === "") {
      return `${here}: text content blocks must be non-empty`;
    }
    return block.text.trim() === "" ? `${here}: text content blocks must contain non-whitespace` : undefined;
  }
  if (block.type === "tool_use") {
    if (role !== "assistant") return `${here}: tool_use blocks can only be in assistant messages`;
    if (!/^[a-zA-Z0-9_-]+$/.test(String(block.id))) return `${here}.id: String should match pattern`;
    if (!isRecord(block.input)) return `${here}.input: Input should be a valid dictionary`;
    return tools.size === 0 ? "tools: required when messages hold tool_use blocks" : undefined;
  }
  if (role !== "user") return `${here}: tool_result blocks can only be in user messages`;
  const content = blocksOf(block.content);
  if (!content) return `${here}.content: must not be empty`;
  return faultOfBlocks(here, content, "user", tools);
}

/** Each call is answered in the very next message, by its id, before anything else is said there. */
function faultOfPairs(place: string, blocks: readonly Block[], open: readonly string[]): string | undefined {
  const results = blocks.filter(({ type }) => type === "tool_result");
  const ids = results.map((block) => String(block.tool_use_id));
  const stray = ids.find((id) => !open.includes(id));
  if (stray) return `${place}: unexpected tool_use_id in tool_result blocks: ${stray}`;
  const missing = open.filter((id) => !ids.includes(id));
  if (missing.length > 0) {
    return `${place}: tool_use ids were found without tool_result blocks immediately after: ${missing.join(", ")}`;
  }
  if (new Set(ids).size !== ids.length) return `${place}: each tool_use must have a single result`;
  const firstOther = blocks.findIndex(({ type }) => type !== "tool_result");
  return results.length > 0 && firstOther >= 0 && firstOther < results.length
    ? `${place}: tool_result blocks must come first in the content`
    : undefined;
}
