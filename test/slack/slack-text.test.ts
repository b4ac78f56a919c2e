import { describe, expect, it } from "vitest";
import { plainWords } from "../../src/slack/slack-text.ts";

describe("what a person wrote", () => {
  it.each([
    ["<@UBOT> who is at risk?", "who is at risk?"],
    ["<@UBOT|regulars>   who?", "who?"],
    ["what of <@U123>?", "what of someone?"],
    ["<mailto:ann@shop.example|ann@shop.example> please", "ann@shop.example please"],
    ["<tel:+491701234567|+49 170 1234567>", "+491701234567"],
    ["value &gt; 100 &amp;&amp; &lt; 200", "value > 100 && < 200"],
    ["see <https://shop.example/x|the shop>", "see the shop"],
    ["<!channel> <#C1|general> hi", "general hi"],
  ])("%s is read as %s", (text, words) => {
    expect(plainWords(text, "UBOT")).toBe(words);
  });
});
