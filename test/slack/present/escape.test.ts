import { describe, expect, it } from "vitest";
import { cut, escapeText, escapeWithin } from "../../../src/slack/present/escape.ts";

describe("text from data", () => {
  it.each([
    ["Tom & Jerry", "Tom &amp; Jerry"],
    ["<!channel>", "&lt;!channel&gt;"],
    ["<@U123>", "&lt;@U123&gt;"],
    ["<https://evil.example|Invoice>", "&lt;https\u200b://evil.example|Invoice&gt;"],
    ["@here look", "@\u200bhere look"],
  ])("%s carries no markup", (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it("is cut by characters, not by halves of them", () => {
    expect(cut("🔥🔥🔥🔥", 3)).toBe("🔥🔥…");
  });

  it("is not cut within an entity", () => {
    expect(escapeWithin("abc&def", 6)).toBe("abc…");
  });
});
