import { describe, expect, it } from "vitest";
import { label } from "../../src/charts/label.ts";

describe("a name in a picture", () => {
  it("is cut in its middle, so that names stay apart that begin or end otherwise", () => {
    const names = ["high-value newer one-time buyers, narrow", "high-value newer one-time buyers, broad"];

    const [one, other] = names.map((name) => label(name, 21));

    expect(one).toBe("high-value…rs, narrow");
    expect(other).toBe("high-value…ers, broad");
  });

  it.each([1, 2, 3, 10, 38])("has at most %i characters", (most) => {
    expect([...label("high-value newer one-time buyers, narrow", most)].length).toBeLessThanOrEqual(most);
  });

  it("stays whole where there is room", () => {
    expect(label("regulars", 8)).toBe("regulars");
  });
});
