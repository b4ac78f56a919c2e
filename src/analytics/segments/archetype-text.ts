import { AXES_BY_WEIGHT, type Clarities, type Segments, VARIED } from "./archetype-content.ts";
import { AXES, type Axis } from "./axes.ts";
import type { Clarity } from "./membership.ts";
import { ONE_TIME } from "./segment-names.ts";
import { ONE_TIME_PHRASES, PHRASES } from "./segment-phrases.ts";

/** One sentence on the customers of an archetype. */
export function describeArchetype(segments: Segments): string {
  return `${bodyOf(segments)}.`;
}

/** One sentence on those of a refinement: in what they are clear cases of their kind, and in what less so. */
export function describeRefinement(segments: Segments, clarities: Clarities): string {
  const parts = (Object.keys(DEGREES) as Clarity[]).flatMap((clarity) => {
    const axes = AXES_BY_WEIGHT.filter((axis) => clarities[axis] === clarity && segments[axis] !== ONE_TIME);
    return axes.length > 0 ? [`${DEGREES[clarity]} in ${list(axes.map((axis) => SUBJECTS[axis]))}`] : [];
  });
  return parts.length > 0 ? `${bodyOf(segments)}; ${parts.join(", ")}.` : describeArchetype(segments);
}

const DEGREES: Record<Clarity, string> = {
  strong: "clear cases",
  balanced: "between two kinds",
  weak: "no clear cases",
};

function bodyOf(segments: Segments): string {
  const isOneTime = segments.purchase_frequency === ONE_TIME;
  const known = AXES.flatMap((axis) => {
    const segment = segments[axis];
    if (segment === null) return [];
    return (isOneTime ? ONE_TIME_PHRASES[segment] : undefined) ?? PHRASES[segment] ?? [];
  });
  const isMixed = AXES.some((axis) => segments[axis] === VARIED);
  const body = known.length > 0 ? `Customers who ${list(known)}` : "Customers of any kind";
  return isMixed && known.length > 0 ? `${body}, and differ in other respects` : body;
}

/** What each axis is about. */
export const SUBJECTS: Record<Axis, string> = {
  purchase_frequency: "how often they buy",
  purchase_value: "what they spend",
  category_affinity: "what range they buy from",
  price_sensitivity: "what they pay",
  shopping_cadence: "when they order",
  shopping_maturity: "how long they have been here",
  repurchase_behavior: "what they buy again",
  return_behavior: "what they send back",
};

export function list(phrases: readonly string[]): string {
  return phrases.length < 2 ? phrases.join("") : `${phrases.slice(0, -1).join(", ")} and ${phrases.at(-1)}`;
}
