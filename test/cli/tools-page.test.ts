import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { toolsPage } from "../../src/cli/tools.ts";

describe("docs/tools.md", () => {
  it("is what the tools say of themselves", () => {
    expect(readFileSync("docs/tools.md", "utf8")).toBe(`${toolsPage()}\n`);
  });
});
