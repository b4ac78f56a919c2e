import { describe, expect, it } from "vitest";
import { toolsForClaude } from "../../../src/answers/claude/tools.ts";
import { faultOf } from "../../support/fake-claude/check-request.ts";

const BASE = {
  model: "claude-haiku-5-5",
  max_tokens: 10,
  stream: true,
  messages: [{ role: "user", content: "hi" }],
};
const TOOL = { name: "count", description: "", input_schema: { type: "object", properties: {} } };
const MARK = { type: "ephemeral" };
const call = { type: "tool_use", id: "toolu_1", name: "count", input: {} };
const result = { type: "tool_result", tool_use_id: "toolu_1", content: "3" };
const talked = (...last: unknown[]) => ({
  ...BASE,
  tools: [TOOL],
  messages: [
    { role: "user", content: "hi" },
    { role: "assistant", content: [call] },
    { role: "user", content: last },
  ],
});

describe("the fake of the Messages API", () => {
  it("takes what the API takes", () => {
    expect(faultOf(BASE)).toBeUndefined();
    expect(faultOf(talked(result, { type: "text", text: "go on" }))).toBeUndefined();
    expect(faultOf({ ...BASE, tools: toolsForClaude() })).toBeUndefined();
  });

  it.each([
    ["a model that is not named", { ...BASE, model: undefined }],
    ["no limit of tokens", { ...BASE, max_tokens: undefined }],
    ["an unknown field", { ...BASE, temprature: 1 }],
    ["sampling, which the model no longer takes", { ...BASE, temperature: 0 }],
    ["no message", { ...BASE, messages: [] }],
    ["a first message of the assistant", { ...BASE, messages: [{ role: "assistant", content: "hi" }] }],
    ["two messages of one side", { ...BASE, messages: [...BASE.messages, ...BASE.messages] }],
    [
      "a last message of the assistant",
      { ...BASE, messages: [...BASE.messages, { role: "assistant", content: "x" }] },
    ],
    ["an empty text", { ...BASE, messages: [{ role: "user", content: [{ type: "text", text: "" }] }] }],
    ["a blank text", { ...BASE, messages: [{ role: "user", content: "  " }] }],
    ["an empty system text", { ...BASE, system: [{ type: "text", text: "" }] }],
    ["a call without its result", talked({ type: "text", text: "go on" })],
    ["a result of no call", talked(result, { ...result, tool_use_id: "toolu_2" })],
    ["a result twice", talked(result, result)],
    ["a result after other words", talked({ type: "text", text: "go on" }, result)],
    ["calls without tools", { ...talked(result), tools: undefined }],
    ["a schema that is no object", { ...BASE, tools: [{ ...TOOL, input_schema: { type: "string" } }] }],
    [
      "a schema that is a choice",
      { ...BASE, tools: [{ ...TOOL, input_schema: { type: "object", anyOf: [] } }] },
    ],
    ["two tools of one name", { ...BASE, tools: [TOOL, TOOL] }],
    ["a tool's unknown field", { ...BASE, tools: [{ ...TOOL, title: "Count" }] }],
    ["a choice without tools", { ...BASE, tool_choice: { type: "auto" } }],
    [
      "a fifth mark for the cache",
      { ...BASE, system: Array(5).fill({ type: "text", text: "x", cache_control: MARK }) },
    ],
    [
      "a mark of another kind",
      { ...BASE, system: [{ type: "text", text: "x", cache_control: { type: "eternal" } }] },
    ],
  ])("refuses %s", (_name, body) => {
    expect(faultOf(body)).toEqual(expect.any(String));
  });
});
