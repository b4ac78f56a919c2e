import { describe, expect, it } from "vitest";
import { inline } from "../../src/compute/compute.ts";
import type { FitKeeper } from "../../src/store/fit-checkpoints.ts";
import { fitOnce } from "../../src/sync/fit-once.ts";

const input = {
  series: Array.from({ length: 30 }, (_, i) => i % 5),
  horizon: 2,
  granularity: "week",
} as const;

describe("a fit", () => {
  it("is made once for the same data, and anew for other data", async () => {
    const keeper = aKeeper();
    const fits: unknown[] = [];
    const compute: typeof inline = {
      run: (name, asked) => {
        fits.push(asked);
        return inline.run(name, asked);
      },
    };

    const [first, again, other] = [
      await fitOnce({ compute, keeper }, "forecast", input),
      await fitOnce({ compute, keeper }, "forecast", { ...input }),
      await fitOnce({ compute, keeper }, "forecast", { ...input, horizon: 3 }),
    ];

    expect(fits).toEqual([input, { ...input, horizon: 3 }]);
    expect(again.result).toEqual(first.result);
    expect(again.durationMs).toBe(first.durationMs);
    expect(other.result).not.toEqual(first.result);
  });
});

function aKeeper(): FitKeeper {
  const kept = new Map<string, { inputDigest: string; result: unknown; durationMs: number }>();
  return {
    recall: async (kind, inputDigest) => {
      const found = kept.get(kind);
      return found?.inputDigest === inputDigest ? found : undefined;
    },
    keep: async (kind, fit) => {
      kept.set(kind, fit);
    },
  };
}
