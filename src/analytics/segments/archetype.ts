import { createHash } from "node:crypto";
import { AXES, type Axis, type Memberships } from "./axes.ts";
import { type Segments, VARIED } from "./roll-up.ts";

export interface Archetype {
  archetypeId: string;
  name: string;
  description: string;
  segments: Segments;
}

/** The dominant segments of a customer. */
export function segmentsOf(memberships: Memberships): Segments {
  return Object.fromEntries(AXES.map((axis) => [axis, memberships[axis]?.segment ?? null])) as Segments;
}

/** The same segments give the same id in every run and every shop. Undefined where no axis is known. */
export function archetypeIdOf(segments: Segments): string | undefined {
  if (AXES.every((axis) => segments[axis] === null)) return undefined;
  const content = AXES.map((axis) => `${axis}=${segments[axis] ?? ""}`).join(";");
  return `A-${createHash("sha256").update(content).digest("hex").slice(0, 8)}`;
}

/**
 * A set of dominant segments, named and described.
 *
 * @param knownAxes axes that the shop's data tell of at least one customer: an axis that is unknown of all
 * is not worth a word.
 */
export function archetypeOf(segments: Segments, knownAxes: ReadonlySet<Axis>): Archetype | undefined {
  const archetypeId = archetypeIdOf(segments);
  if (archetypeId === undefined) return undefined;
  return { archetypeId, name: nameOf(segments, knownAxes), description: describe(segments), segments };
}

const ADJECTIVES = ["purchase_frequency", "purchase_value", "price_sensitivity", "shopping_cadence"] as const;
const MANNERS = ["category_affinity", "repurchase_behavior", "return_behavior"] as const;

/**
 * Every known segment is in the name, and so is that the rest are mixed, so that no two archetypes share one.
 * What is unknown of all customers of one kind (a second purchase, of those with one) is left out.
 */
function nameOf(segments: Segments, knownAxes: ReadonlySet<Axis>): string {
  const known = (axis: Axis) => (segments[axis] === VARIED ? null : segments[axis]);
  const isOneTime = segments.purchase_frequency === "one-time";
  const adjectives = ADJECTIVES.flatMap((axis) => (known(axis) === "one-time" ? [] : (known(axis) ?? [])));
  const noun = (isOneTime ? ONE_TIME_NOUNS : NOUNS)[known("shopping_maturity") ?? ""] ?? "buyers";
  const manners = MANNERS.flatMap((axis) => known(axis) ?? []);
  const unknown = isOneTime
    ? []
    : MAY_BE_UNKNOWN.flatMap(([axis, name]) => (segments[axis] === null && knownAxes.has(axis) ? name : []));
  const rest = AXES.some((axis) => segments[axis] === VARIED) ? ["otherwise mixed"] : [];
  const head = [...adjectives, noun].join(" ");
  return [head, ...manners, ...unknown, ...rest].join(", ");
}

const NOUNS: Record<string, string> = {
  newcomer: "newcomers",
  established: "customers",
  "long-standing": "long-standing customers",
};

const ONE_TIME_NOUNS: Record<string, string> = {
  newcomer: "first-time buyers",
  established: "one-time buyers of the past year",
  "long-standing": "one-time buyers of long ago",
};

/** Axes that are known of one returning customer and not of another. */
const MAY_BE_UNKNOWN = [
  ["purchase_value", "value unknown"],
  ["category_affinity", "categories unknown"],
  ["repurchase_behavior", "repeats unknown"],
] as const;

function describe(segments: Segments): string {
  const isOneTime = segments.purchase_frequency === "one-time";
  const known = AXES.flatMap((axis) => {
    const segment = segments[axis];
    if (segment === null) return [];
    return (isOneTime ? ONE_TIME_PHRASES[segment] : undefined) ?? PHRASES[segment] ?? [];
  });
  const rest = AXES.some((axis) => segments[axis] === VARIED) ? "; in other respects they differ" : "";
  return `Customers who ${list(known)}${rest}.`;
}

const PHRASES: Record<string, string> = {
  "one-time": "bought once",
  occasional: "buy rarely",
  regular: "buy at a steady pace",
  frequent: "buy often",
  "low-value": "spend little an order",
  "mid-value": "spend a middling sum an order",
  "high-value": "spend much an order",
  "broad-range": "buy across the range",
  "few-category": "keep to a few categories",
  "one-category": "keep to one category",
  "full-price": "mostly pay full price",
  "occasional-discount": "use a discount now and then",
  "discount-led": "buy mostly at a discount",
  weekday: "order on weekdays",
  "any-day": "order on any day",
  weekend: "order at weekends",
  newcomer: "came in the last three months",
  established: "came within the last year",
  "long-standing": "came over a year ago",
  exploring: "try new products each time",
  "partly-repeating": "buy some products again",
  repeating: "buy the same products again",
  keeping: "keep what they order",
  "sometimes-returning": "send something back now and then",
  "often-returning": "send much back",
};

/** One purchase is no habit, so it is told as what happened. */
const ONE_TIME_PHRASES: Record<string, string> = {
  "low-value": "spent little",
  "mid-value": "spent a middling sum",
  "high-value": "spent much",
  "broad-range": "took from across the range",
  "few-category": "took from a few categories",
  "one-category": "took from one category",
};

function list(phrases: readonly string[]): string {
  return phrases.length < 2 ? phrases.join("") : `${phrases.slice(0, -1).join(", ")} and ${phrases.at(-1)}`;
}
