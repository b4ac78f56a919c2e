import fc from "fast-check";
import { z } from "zod";
import type { Tool } from "../../src/tools/tool.ts";
import { examplesFor } from "../mcp/support/examples.ts";

type Edge = readonly [name: string, value: string | number];

/** A question that the tool allows, with one to three of its arguments at an edge. */
export function questionAtEdges(tool: Tool): fc.Arbitrary<{ tool: Tool; input: object }> {
  const properties = Object.entries(z.toJSONSchema(tool.input, { io: "input" }).properties ?? {});
  const edges = properties.flatMap(([name, property]): Edge[] => {
    const { type, enum: choices } = property as { type?: string; enum?: unknown[] };
    if (choices) return [];
    if (type === "number" || type === "integer") return NUMBERS.map((value) => [name, value]);
    return type === "string" ? TEXTS.map((value) => [name, value]) : [];
  });
  // What the schema refuses by itself would hide what is beyond it.
  const [likely, any] = [edges.filter(([name, value]) => isTaken(tool, name, value)), edges];
  const some = (values: typeof edges) =>
    fc
      .array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })
      .map((pairs) => Object.fromEntries(pairs));
  return fc
    .tuple(
      fc.constantFrom(...examplesFor(tool, "ann")),
      fc.oneof({ weight: 4, arbitrary: some(likely) }, { weight: 1, arbitrary: some(any) }),
    )
    .map(([example, atEdge]) => ({ tool, input: { ...example, ...(atEdge as object) } }));
}

function isTaken(tool: Tool, name: string, value: unknown): boolean {
  const { error } = tool.input.safeParse({ [name]: value });
  return !error?.issues.some(({ path }) => path[0] === name);
}

const NUMBERS = [
  ...[0, -0, 1, -1, 0.5, 30, 1e-300, 110_000, 1e6, 2_147_483_647, 2_147_483_648, 3_000_000_000],
  ...[1e13, -1e13, 1e17, 2 ** 63, 1e300, -1e300, Number.MAX_VALUE, Number.NaN, Number.POSITIVE_INFINITY],
];
const TEXTS = [
  ...["1900-01-01", "2200-12-31", "2026-02-28", "2024-02-29", "2026-02-30", "0000-01-01", "9999-12-31"],
  ...["02-29", "02-30", "04-31", "01-01", "12-31", "00-00", "ann", "a\\u0000b", "a\0b", "\ud800", "%_'\\"],
];
