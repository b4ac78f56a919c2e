import { checkMessages } from "./check-messages.ts";
import { faultsOfFields, isRecord } from "./fields.ts";

const FIELDS = [
  "model",
  "max_tokens",
  "messages",
  "system",
  "tools",
  "tool_choice",
  "stream",
  "thinking",
  "metadata",
  "stop_sequences",
  "output_config",
  "cache_control",
];

const CACHE_MARKS_MAX = 4;
const CHOICES = ["auto", "any", "tool", "none"];

/** What the Messages API would refuse about a request, with the place; undefined where it takes it. */
export function faultOf(body: unknown): string | undefined {
  if (!isRecord(body)) return "body: Input should be an object";
  return (
    faultsOfFields("", body, FIELDS) ??
    faultOfBasics(body) ??
    faultOfSystem(body.system) ??
    faultOfTools(body.tools) ??
    faultOfChoice(body) ??
    checkMessages(body.messages, namesOf(body.tools)) ??
    faultOfMarks(body)
  );
}

function faultOfBasics({ model, max_tokens, stream, thinking }: Record<string, unknown>): string | undefined {
  if (typeof model !== "string" || model === "") return "model: Field required";
  if (!Number.isInteger(max_tokens) || Number(max_tokens) < 1) {
    return "max_tokens: Input should be greater than or equal to 1";
  }
  if (stream !== true) return "stream: this fake streams only";
  if (thinking !== undefined && !(isRecord(thinking) && thinking.type === "disabled")) {
    return "thinking: this fake knows `disabled` only";
  }
  return undefined;
}

function faultOfSystem(system: unknown): string | undefined {
  if (system === undefined || typeof system === "string") return undefined;
  if (!Array.isArray(system)) return "system: Input should be a valid list";
  for (const [at, block] of system.entries()) {
    const place = `system.${at}`;
    if (!isRecord(block) || block.type !== "text") return `${place}: text content blocks only`;
    const fault = faultsOfFields(place, block, ["type", "text", "cache_control"]);
    if (fault) return fault;
    if (typeof block.text !== "string" || block.text === "") {
      return `${place}: text content blocks must be non-empty`;
    }
  }
  return undefined;
}

function faultOfTools(tools: unknown): string | undefined {
  if (tools === undefined) return undefined;
  if (!Array.isArray(tools)) return "tools: Input should be a valid list";
  const names = new Set<unknown>();
  for (const [at, tool] of tools.entries()) {
    const place = `tools.${at}`;
    if (!isRecord(tool)) return `${place}: Input should be an object`;
    const fault =
      faultsOfFields(place, tool, ["name", "description", "input_schema", "cache_control", "type"]) ??
      faultOfSchema(`${place}.custom.input_schema`, tool.input_schema);
    if (fault) return fault;
    if (typeof tool.name !== "string" || !/^[a-zA-Z0-9_-]{1,128}$/.test(tool.name)) {
      return `${place}.custom.name: String should match pattern`;
    }
    if (names.has(tool.name)) return "tools: Tool names must be unique.";
    names.add(tool.name);
  }
  return undefined;
}

/** The root must be an object and may not be a choice. */
function faultOfSchema(place: string, schema: unknown): string | undefined {
  if (!isRecord(schema)) return `${place}: Field required`;
  if (schema.type !== "object") return `${place}.type: Input should be 'object'`;
  for (const choice of ["oneOf", "allOf", "anyOf"]) {
    if (choice in schema) return `${place}: does not support oneOf, allOf, or anyOf at the top level`;
  }
  if (schema.properties !== undefined && !isRecord(schema.properties)) return `${place}.properties: invalid`;
  for (const name of Object.keys(schema.properties ?? {})) {
    if (!/^[a-zA-Z0-9_.-]{1,64}$/.test(name)) return `${place}.properties: key '${name}' is invalid`;
  }
  return undefined;
}

function faultOfChoice({ tool_choice, tools }: Record<string, unknown>): string | undefined {
  if (tool_choice === undefined) return undefined;
  if (tools === undefined) return "tool_choice may only be specified while providing tools.";
  if (!isRecord(tool_choice) || !CHOICES.includes(String(tool_choice.type))) {
    return "tool_choice: Input tag does not match any of the expected tags";
  }
  return undefined;
}

function faultOfMarks(body: unknown): string | undefined {
  const marks = JSON.stringify(body).split('"cache_control":{').length - 1;
  return marks > CACHE_MARKS_MAX
    ? `A maximum of ${CACHE_MARKS_MAX} blocks with cache_control may be provided. Found ${marks}.`
    : undefined;
}

function namesOf(tools: unknown): ReadonlySet<string> {
  return new Set(Array.isArray(tools) ? tools.map((tool) => String(tool.name)) : []);
}
