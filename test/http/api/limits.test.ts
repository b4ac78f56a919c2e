import { describe, expect, it } from "vitest";
import { limitAddresses } from "../../../src/http/api/limits.ts";

describe("a limit by address", () => {
  it.each([
    ["192.0.2.7", "::ffff:192.0.2.7", true],
    ["192.0.2.7", "192.0.2.8", false],
    ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true],
    ["2001:db8:1:2::1", "2001:db8:1:3::1", false],
    ["2001:db8::1", "2001:db8:0:0:5::1", true],
    ["::1", "::2", true],
    [undefined, "", true],
  ])("counts %s and %s as one: %s", async (one, other, isOne) => {
    const [first, second] = [await keyOf(one), await keyOf(other)];

    expect(first === second).toBe(isOne);
  });

  it("keeps no address", async () => {
    expect(await keyOf("192.0.2.7")).not.toContain("192");
  });
});

async function keyOf(address: string | undefined): Promise<string> {
  let taken = "";
  const limit = {
    take: async (key: string) => {
      taken = key;
      return { isGranted: true, limit: 1, windowSeconds: 60, remaining: 0, resetSeconds: 60 };
    },
  };
  await limitAddresses(limit, "secret").take(address);
  return taken;
}
