import { describe, expect, it } from "vitest";
import { createGroundedStream } from "../../../src/answers/grounding/grounded-stream.ts";
import { evidenceOf } from "./reports.ts";

const TEXT =
  "Here is what I found:\n\n- Decor: $7,256 (+60.4%)\n- Lighting: $4,671\n\nDecor leads. It grew 60.4%.";

describe("the stream of grounded statements", () => {
  it.each([1, 2, 7, 1_000])("releases a truthful text whole, in pieces of %i letters", (size) => {
    const evidence = evidenceOf("revenue");
    const stream = createGroundedStream(() => evidence);

    const shown =
      pieces(TEXT, size)
        .map((piece) => stream.push(piece))
        .join("") + stream.end();

    expect(shown).toBe(TEXT);
    expect(stream.refused()).toBeUndefined();
  });

  it("releases no part of a statement before it is complete", () => {
    const evidence = evidenceOf("revenue");
    const stream = createGroundedStream(() => evidence);

    expect(stream.push("Decor sold $7")).toBe("");
    expect(stream.push(",256. ")).toBe("Decor sold $7,256. ");
  });

  it("stops for good at the first statement that is not grounded", () => {
    const evidence = evidenceOf("revenue");
    const stream = createGroundedStream(() => evidence);

    const shown = stream.push("Decor sold $7,256. Lighting sold $1. Kitchen sold $2,129. ") + stream.end();

    expect(shown).toBe("Decor sold $7,256. ");
    expect(stream.refused()).toMatchObject({ text: "Lighting sold $1.", reason: "number: $1" });
  });

  it("judges by what was shown until then", () => {
    let evidence = evidenceOf("revenue");
    const stream = createGroundedStream(() => evidence);

    const first = stream.push("Decor sold $7,256. ");
    evidence = evidenceOf("revenue forecastOrders");
    const second = stream.push("Orders should reach 582 in the next 6 months. ");

    expect([first, second]).toEqual([
      "Decor sold $7,256. ",
      "Orders should reach 582 in the next 6 months. ",
    ]);
  });
});

function pieces(text: string, size: number): string[] {
  return text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
}
