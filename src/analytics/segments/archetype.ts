import { createHash } from "node:crypto";
import { AXES, type Axis, type Memberships } from "./axes.ts";

export interface Archetype {
  archetypeId: string;
  name: string;
  description: string;
  segments: Record<Axis, string | null>;
}

/** The archetype of a customer: the set of dominant segments. Undefined where no axis is known. */
export function archetypeOf(memberships: Memberships): Archetype | undefined {
  const segments = Object.fromEntries(
    AXES.map((axis) => [axis, memberships[axis]?.segment ?? null]),
  ) as Record<Axis, string | null>;
  if (AXES.every((axis) => segments[axis] === null)) return undefined;
  return { archetypeId: idOf(segments), name: nameOf(segments), description: describe(segments), segments };
}

/** The same segments give the same id in every run and every shop. */
function idOf(segments: Record<Axis, string | null>): string {
  const content = AXES.map((axis) => `${axis}=${segments[axis] ?? ""}`).join(";");
  return `A-${createHash("sha256").update(content).digest("hex").slice(0, 8)}`;
}

/** Every known segment is in the name, so no two archetypes share one. */
function nameOf(segments: Record<Axis, string | null>): string {
  const adjectives = (
    ["purchase_frequency", "purchase_value", "price_sensitivity", "shopping_cadence"] as const
  ).flatMap((axis) => segments[axis] ?? []);
  const noun = NOUNS[segments.shopping_maturity ?? ""] ?? "buyers";
  const manner = (["category_affinity", "repurchase_behavior", "return_behavior"] as const).flatMap(
    (axis) => segments[axis] ?? [],
  );
  const head = [...adjectives, noun].join(" ");
  return manner.length > 0 ? `${head}, ${manner.join(", ")}` : head;
}

const NOUNS: Record<string, string> = {
  newcomer: "newcomers",
  established: "customers",
  "long-standing": "regulars",
};

function describe(segments: Record<Axis, string | null>): string {
  const known = AXES.flatMap((axis) => {
    const segment = segments[axis];
    return segment === null ? [] : (PHRASES[segment] ?? []);
  });
  return `Customers who ${list(known)}.`;
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
  "full-price": "pay full price",
  "occasional-discount": "use a discount now and then",
  "discount-led": "buy mostly at a discount",
  weekday: "order on weekdays",
  "any-day": "order on any day",
  weekend: "order at weekends",
  newcomer: "came in the last three months",
  established: "came within the last year",
  "long-standing": "have been with the shop for over a year",
  exploring: "try new products each time",
  "partly-repeating": "buy some products again",
  repeating: "buy the same products again",
  keeping: "keep what they order",
  "sometimes-returning": "send something back now and then",
  "often-returning": "send much back",
};

function list(phrases: readonly string[]): string {
  return phrases.length < 2 ? phrases.join("") : `${phrases.slice(0, -1).join(", ")} and ${phrases.at(-1)}`;
}
