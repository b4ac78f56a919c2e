import { describe, expect, it } from "vitest";
import { markupIn, plainWords } from "../../../src/answers/grounding/markup.ts";

describe("markup in a model's text", () => {
  it.each([
    "see https://x.test/a",
    "write to a@b.example",
    "<!channel> hello",
    "<@U123> hello",
    "hello @here",
    "![picture](x)",
    "[title](x)",
    "<b>bold</b>",
    "go to evil.com",
    "a &lt;b&gt;",
    "h\u200bttps://x.test",
    "great :tada:",
  ])("is found: %s", (text) => {
    expect(markupIn(text)).toBeDefined();
  });

  it.each([
    "Decor: $7,256 (+60.4%)",
    "- C-72JAW7FS: 17 orders",
    "Order #4384 at 8:30, 5-5-5.",
    "*Decor* leads",
  ])("is not seen in plain words: %s", (text) => {
    expect(markupIn(text)).toBeUndefined();
  });

  it("is taken out, the words stay", () => {
    const text =
      "# Title\n**Decor** <!channel> leads, see [the list](https://x.test) and ![chart](y).\n- <@U1>`a` @here :tada:";

    expect(plainWords(text)).toBe("Title\nDecor leads, see the list and chart.\n• a here");
  });
});
