import { createHash } from "node:crypto";
import { AXES, type Axis } from "./axes.ts";
import type { Clarity } from "./membership.ts";

/** Dominant segment per axis; null where the history does not tell. */
export type Segments = Record<Axis, string | null>;

/** How clear each of them is; null where that is not known, or differs between the members. */
export type Clarities = Record<Axis, Clarity | null>;

/** Stands for the segment on an axis on which the members differ. */
export const VARIED = "varied";

/** By how much they tell of a customer: where groups are too small, the last axis is given up first. */
export const AXES_BY_WEIGHT: readonly Axis[] = [
  "purchase_frequency",
  "shopping_maturity",
  "purchase_value",
  "return_behavior",
  "price_sensitivity",
  "category_affinity",
  "repurchase_behavior",
  "shopping_cadence",
];

/** The same segments, and clarities on level 2, give the same id in every run and every shop. */
export function archetypeId(segments: Segments, clarities?: Clarities): string {
  return `A-${createHash("sha256").update(contentOf(segments, clarities)).digest("hex").slice(0, 10)}`;
}

/** The same for the same segments and clarities, and for them only. */
export function contentOf(segments: Segments, clarities?: Clarities): string {
  return AXES.map((axis) => `${axis}=${segments[axis] ?? ""}/${clarities?.[axis] ?? ""}`).join(";");
}
