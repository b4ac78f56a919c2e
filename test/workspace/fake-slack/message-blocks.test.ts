import { describe, expect, it } from "vitest";
import { checkMessageBlocks } from "../../../src/workspace/fake-slack/block-rules/payload.ts";
import { long, section, table } from "../support/blocks.ts";
import { INVALID_ELEMENTS } from "./cases/invalid-elements.ts";
import { INVALID_FIGURES } from "./cases/invalid-figures.ts";
import { VALID } from "./cases/valid.ts";

describe("the blocks of a message", () => {
  it.each(VALID)("may be %s", (_name, blocks) => {
    const { faults, tooLong } = checkMessageBlocks(blocks);

    expect(faults).toEqual([]);
    expect(tooLong).toBe(false);
  });

  it.each([...INVALID_ELEMENTS, ...INVALID_FIGURES])("may not be %s", (_name, blocks, pointer, message) => {
    const { faults } = checkMessageBlocks(blocks);

    expect(faults).toContainEqual({ pointer, message });
  });

  it("are too long from some 13,200 characters on, counted over all blocks", () => {
    const few = Array.from({ length: 4 }, () => section(long(3000)));
    const many = Array.from({ length: 5 }, () => section(long(2700)));

    expect(checkMessageBlocks(few).tooLong).toBe(false);
    expect(checkMessageBlocks(many)).toEqual({ faults: [], tooLong: true });
  });

  it("are not too long by a table alone, which has a limit of its own", () => {
    const { faults, tooLong } = checkMessageBlocks([section(long(3000)), table(100, 10, long(9))]);

    expect(faults).toEqual([]);
    expect(tooLong).toBe(false);
  });
});
