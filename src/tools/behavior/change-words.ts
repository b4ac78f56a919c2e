import { z } from "zod";
import type { BehaviourChange } from "../../analytics/behaviour/behaviour-change.ts";

/** A change between the halves of a customer's history, with its numbers and in words. */
export const changeSchema = z.object({
  kind: z.enum(["basket", "discounts", "category"]),
  direction: z.enum(["up", "down"]),
  unit: z.enum(["cents", "share"]),
  before: z.number(),
  after: z.number(),
  text: z.string(),
});
export type Change = z.infer<typeof changeSchema>;

export function changeOf({ kind, before, after, z: deviations }: BehaviourChange, currency: string): Change {
  const direction = deviations > 0 ? "up" : "down";
  if (kind === "basket") {
    const [from, to] = [Math.round(before), Math.round(after)];
    const text = `The typical basket ${direction === "up" ? "grew" : "shrank"} from ${money(from, currency)} to ${money(to, currency)}.`;
    return { kind, direction, unit: "cents", before: from, after: to, text };
  }
  const text = `${SHARES[kind]} ${direction === "up" ? "rose" : "fell"} from ${percent(before)} to ${percent(after)} of their orders.`;
  return { kind, direction, unit: "share", before, after, text };
}

const SHARES = { discounts: "Buying at a discount", category: "Buying in their main category" };

export function money(cents: number, currency: string): string {
  return new Intl.NumberFormat("en-US", { style: "currency", currency }).format(cents / 100);
}

/** Whole percents; never all of what is not all. */
export function percent(share: number): string {
  const rounded = Math.round(100 * share);
  return `${share < 1 ? Math.min(99, rounded) : 100}%`;
}
