import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { VERSION } from "../src/version.ts";

it("says the version that package.json does", () => {
  expect(JSON.parse(readFileSync("package.json", "utf8"))).toMatchObject({ version: VERSION });
});
