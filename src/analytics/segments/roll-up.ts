import type { Axis } from "./axes.ts";

/** Dominant segment per axis; null where the history does not tell. */
export type Segments = Record<Axis, string | null>;

/** Stands on an axis on which the members differ. */
export const VARIED = "varied";

/** By how much they tell of a customer: where groups are too small, the last axis is given up first. */
const AXES_BY_WEIGHT: readonly Axis[] = [
  "purchase_frequency",
  "shopping_maturity",
  "purchase_value",
  "return_behavior",
  "price_sensitivity",
  "category_affinity",
  "repurchase_behavior",
  "shopping_cadence",
];

/**
 * Merges groups that are too small to say anything of: those alike but on the least telling axis become one,
 * `varied` on that axis, and so on upwards until a group has `membersMin` customers. Groups that reach it
 * nowhere stay as they are.
 *
 * @returns for each group, in the order given, the segments of the group that its customers end up in.
 */
export function rollUp(
  groups: readonly { segments: Segments; customers: number }[],
  membersMin: number,
): Segments[] {
  const merged = groups.map(({ segments }) => segments);
  let pending = groups.map((_, index) => index);
  for (let depth = AXES_BY_WEIGHT.length; depth > 0; depth -= 1) {
    const members = new Map<string, number>();
    for (const index of pending) {
      const family = familyOf(groups[index]?.segments, depth);
      members.set(family, (members.get(family) ?? 0) + (groups[index]?.customers ?? 0));
    }
    pending = pending.filter((index) => {
      const segments = groups[index]?.segments;
      if (!segments || (members.get(familyOf(segments, depth)) ?? 0) < membersMin) return true;
      merged[index] = cutAt(segments, depth);
      return false;
    });
  }
  return merged;
}

function familyOf(segments: Segments | undefined, depth: number): string {
  return AXES_BY_WEIGHT.slice(0, depth)
    .map((axis) => segments?.[axis] ?? "")
    .join(";");
}

function cutAt(segments: Segments, depth: number): Segments {
  const given = Object.fromEntries(AXES_BY_WEIGHT.slice(depth).map((axis) => [axis, VARIED]));
  return { ...segments, ...given };
}
