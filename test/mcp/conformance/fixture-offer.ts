import type { CallToolResult, Tool } from "@modelcontextprotocol/sdk/types.js";
import type { CallWatch, ToolOffer } from "../../../src/mcp/tool-offer.ts";

/** The tools that the suite prescribes to servers under test. */
export const fixtureOffer: ToolOffer = {
  tools: [
    ...[
      "test_simple_text",
      "test_image_content",
      "test_audio_content",
      "test_embedded_resource",
      "test_multiple_content_types",
      "test_error_handling",
      "test_tool_with_progress",
    ].map(
      (name): Tool => ({ name, description: "Prescribed by the suite", inputSchema: { type: "object" } }),
    ),
    {
      name: "json_schema_2020_12_tool",
      description: "Tool with JSON Schema 2020-12 features",
      inputSchema: {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        type: "object",
        $defs: {
          address: { type: "object", properties: { street: { type: "string" }, city: { type: "string" } } },
        },
        properties: { name: { type: "string" }, address: { $ref: "#/$defs/address" } },
        additionalProperties: false,
      },
    },
  ],
  async call(name, _input, watch) {
    return RESULTS[name]?.(watch) ?? { content: [] };
  },
};

const text = (words: string) => ({ type: "text" as const, text: words });
const image = {
  type: "image" as const,
  data: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
  mimeType: "image/png",
};
const resource = {
  type: "resource" as const,
  resource: { uri: "test://embedded-resource", mimeType: "text/plain", text: "An embedded resource." },
};

const RESULTS: Record<string, (watch: CallWatch) => CallToolResult> = {
  test_simple_text: () => ({ content: [text("This is a simple text response for testing.")] }),
  test_image_content: () => ({ content: [image] }),
  test_audio_content: () => ({
    content: [{ type: "audio", data: "UklGRiQAAABXQVZFZm10IA==", mimeType: "audio/wav" }],
  }),
  test_embedded_resource: () => ({ content: [resource] }),
  test_multiple_content_types: () => ({ content: [text("Multiple content types test:"), image, resource] }),
  test_error_handling: () => ({
    content: [text("This tool intentionally returns an error for testing")],
    isError: true,
  }),
  test_tool_with_progress({ onProgress }) {
    for (const done of [0, 50, 100]) onProgress?.({ done, total: 100, message: `${done} of 100` });
    return { content: [text("Done.")] };
  },
};
