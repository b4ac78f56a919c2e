import { AXES_BY_WEIGHT, type Clarities, type Segments, VARIED } from "./archetype-content.ts";
import { AXES, type Axis } from "./axes.ts";
import type { Clarity } from "./membership.ts";
import { ONE_TIME } from "./segment-names.ts";

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

/** What each segment does; segments whose name means nothing out of its shop (`alike`) do nothing. */
export const PHRASES: Readonly<Record<string, string>> = {
  "one-time": "bought once",
  frequent: "buy often",
  occasional: "buy rarely",
  regular: "buy at a steady pace",
  "middling-frequency": "buy neither often nor rarely",
  "very-frequent": "buy very often",
  rare: "buy very rarely",
  sporadic: "buy in bursts",
  steady: "buy at very even intervals",
  "formerly-frequent": "used to buy often",
  "lately-active": "have bought much of late",
  "high-value": "spend much",
  "low-value": "spend little",
  "mid-value": "spend a middling sum",
  "top-value": "spend most of all",
  "small-basket": "place small orders",
  "big-basket": "place few but large orders",
  "rising-value": "spend more from order to order",
  "falling-value": "spend less from order to order",
  "one-category": "keep to one category",
  "narrow-range": "keep to fewer categories than others",
  "few-category": "buy from a few categories",
  "several-category": "buy from several categories",
  "broad-range": "buy across the range",
  "category-changing": "change category from order to order",
  "category-faithful": "come back to the same category",
  "full-price": "mostly pay full price",
  "less-discounted": "use discounts less than others",
  "occasional-discount": "use a discount now and then",
  "mixed-price": "buy at a discount or without",
  "discount-led": "buy mostly at a discount",
  "often-discounted": "often use a discount",
  "more-discounted": "use discounts more than others",
  "small-discount": "use small discounts",
  "deep-discount": "buy at deep discounts",
  weekend: "order at weekends",
  "weekend-leaning": "order at weekends more than others",
  weekday: "order on weekdays",
  "weekday-leaning": "order on weekdays more than others",
  "any-day": "order on any day",
  "office-hours": "order in office hours",
  "daytime-leaning": "order in office hours more than others",
  "off-hours": "order on weekdays before or after office hours",
  seasonal: "order at the same time of year",
  "season-leaning": "keep to a time of year more than others",
  newcomer: "came in the last months",
  newer: "came later than most",
  established: "have been here for some time",
  "long-standing": "came over a year ago",
  "longer-known": "came earlier than most",
  seasoned: "have bought many times",
  "more-practised": "have bought more times than most",
  quickening: "buy faster than they used to",
  slowing: "buy slower than they used to",
  exploring: "try new products each time",
  "less-repeating": "buy products again less than others",
  "partly-repeating": "buy some products again",
  repeating: "buy the same products again",
  "more-repeating": "buy products again more than others",
  "staple-loyal": "have one product that they always buy",
  "changing-staples": "buy changing products again",
  "all-repeating": "buy nearly everything again",
  keeping: "keep what they order",
  "less-returning": "send back less than others",
  "rarely-returning": "rarely send something back",
  "sometimes-returning": "send something back now and then",
  "often-returning": "send much back",
  "more-returning": "send back more than others",
  "part-returning": "often send a small part back",
  "bulk-returning": "send a large part back",
};

/** One purchase is no habit, so it is told as what happened. */
const ONE_TIME_PHRASES: Readonly<Record<string, string>> = {
  "high-value": "spent much",
  "low-value": "spent little",
  "mid-value": "spent a middling sum",
  "top-value": "spent most of all",
  "small-basket": "placed a small order",
  "big-basket": "placed a large order",
  "one-category": "took from one category",
  "narrow-range": "took from fewer categories than others",
  "few-category": "took from a few categories",
  "several-category": "took from several categories",
  "broad-range": "took from across the range",
  "full-price": "paid full price",
  "discount-led": "bought at a discount",
  "often-discounted": "bought at a discount",
  "more-discounted": "bought at a discount",
  "small-discount": "bought at a small discount",
  "deep-discount": "bought at a deep discount",
  "long-standing": "came over a year ago",
  keeping: "kept what they ordered",
  "often-returning": "sent much back",
  "more-returning": "sent something back",
  "sometimes-returning": "sent something back",
  "part-returning": "sent a small part back",
  "bulk-returning": "sent a large part back",
};

export function list(phrases: readonly string[]): string {
  return phrases.length < 2 ? phrases.join("") : `${phrases.slice(0, -1).join(", ")} and ${phrases.at(-1)}`;
}
