import { describe, expect, it } from "vitest";
import { messagesOf } from "../../../src/answers/claude/turns.ts";

const asIs = (text: string) => text;

describe("what a model is told of a conversation", () => {
  it("is cut between characters, wherever an emoji stands", () => {
    for (const offset of [0, 1, 2, 3]) {
      const text = "a".repeat(offset) + "🧵".repeat(3_000);
      const before = [{ question: text, requests: [], answer: text }];

      const sent = JSON.stringify(messagesOf({ text, before }, asIs).map(({ content }) => content));

      expect(JSON.parse(sent).flat()).toHaveLength(3);
      expect(sent).not.toMatch(/\\ud[89a-f]/i);
      expect(sent).toContain("🧵…");
    }
  });
});
