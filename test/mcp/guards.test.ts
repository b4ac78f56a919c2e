import { describe, expect, it } from "vitest";
import { isLoopbackAddress } from "../../src/mcp/guards.ts";

describe("an address to listen on", () => {
  it.each([
    ["127.0.0.1", true],
    ["127.0.1.1", true],
    ["localhost", true],
    ["::1", true],
    ["0.0.0.0", false],
    ["::", false],
    ["127.evil.example", false],
    [undefined, false],
  ])("%s is reached from this machine alone: %s", (host, expected) => {
    expect(isLoopbackAddress(host)).toBe(expected);
  });
});
