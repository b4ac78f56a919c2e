import { AXES_BY_WEIGHT, type Clarities, type Segments, VARIED } from "./archetype-content.ts";
import { list } from "./archetype-text.ts";
import { AXES, type Axis } from "./axes.ts";
import type { Clarity } from "./membership.ts";
import { ONE_TIME } from "./segment-names.ts";

/**
 * A short name for each archetype, all different: the words of the axes that say most, more of them where
 * others would be called the same, and all of them where that isn't enough. What is usual in a shop goes
 * without saying.
 *
 * @param previousNames by id: archetypes that had a name keep it, so that it doesn't change with the others.
 */
export function nameArchetypes(
  archetypes: readonly { id: string; segments: Segments }[],
  previousNames: ReadonlyMap<string, string>,
): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const settle = (id: string, name: string) => {
    names.set(id, name);
    taken.add(name);
  };
  for (const { id } of archetypes) {
    const name = previousNames.get(id);
    if (name && !taken.has(name)) settle(id, name);
  }
  for (const step of STEPS) {
    const pending = archetypes.filter(({ id }) => !names.has(id));
    const proposed = pending.map(({ id, segments }) => ({ id, name: nameOf(segments, step) }));
    const counts = new Map<string, number>();
    for (const { name } of proposed) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const { id, name } of proposed) if (counts.get(name) === 1 && !taken.has(name)) settle(id, name);
  }
  for (const { id, segments } of archetypes) {
    if (names.has(id)) continue;
    const full = nameInFull(segments);
    settle(id, taken.has(full) ? `${full} (${id})` : full);
  }
  return names;
}

const CORE: readonly Axis[] = [
  "purchase_frequency",
  "purchase_value",
  "price_sensitivity",
  "shopping_cadence",
];

/** What goes without saying in a short name. */
const USUAL: ReadonlySet<string> = new Set([
  "regular",
  "middling-frequency",
  "mid-value",
  "mixed-price",
  "any-day",
  "established",
  "few-category",
  "partly-repeating",
  "middling-repeats",
  "rarely-returning",
  "keeping",
]);

interface Step {
  axes: ReadonlySet<Axis>;
  unsaid: ReadonlySet<string>;
}

/** What a name says, least first. */
const STEPS: readonly Step[] = [
  { axes: new Set(CORE), unsaid: USUAL },
  { axes: new Set([...CORE, "shopping_maturity"] as const), unsaid: USUAL },
  { axes: new Set([...CORE, "shopping_maturity", "return_behavior"] as const), unsaid: USUAL },
  {
    axes: new Set([...CORE, "shopping_maturity", "return_behavior", "category_affinity"] as const),
    unsaid: USUAL,
  },
  { axes: new Set(AXES), unsaid: USUAL },
  { axes: new Set(AXES), unsaid: new Set() },
];

function nameOf(segments: Segments, { axes, unsaid }: Step): string {
  return composed(segments, (axis) => {
    const segment = segments[axis];
    return segment === null || segment === VARIED || !axes.has(axis) || unsaid.has(segment) ? null : segment;
  });
}

function nameInFull(segments: Segments): string {
  const name = composed(segments, (axis) => (segments[axis] === VARIED ? null : segments[axis]));
  const mixed = AXES.filter((axis) => segments[axis] === VARIED).map((axis) => SHORT[axis]);
  const unknown = AXES.filter((axis) => segments[axis] === null).map((axis) => SHORT[axis]);
  return [
    name,
    ...(mixed.length > 0 ? [`that is in ${list(mixed)}`] : []),
    ...(unknown.length > 0 ? [`${list(unknown)} unknown`] : []),
  ].join(", ");
}

const SHORT: Record<Axis, string> = {
  purchase_frequency: "frequency",
  purchase_value: "value",
  category_affinity: "range",
  price_sensitivity: "price",
  shopping_cadence: "timing",
  shopping_maturity: "history",
  repurchase_behavior: "repeats",
  return_behavior: "returns",
};

/** "frequent high-value full-price weekenders, often-returning, one-category, otherwise mixed". */
function composed(segments: Segments, wordOn: (axis: Axis) => string | null): string {
  const isOneTime = segments.purchase_frequency === ONE_TIME;
  const frequency = isOneTime ? null : wordOn("purchase_frequency");
  const adjectives = [frequency, wordOn("purchase_value"), wordOn("price_sensitivity")];
  const noun = isOneTime
    ? oneTimeNoun(wordOn("shopping_maturity"))
    : returningNoun(wordOn("shopping_cadence"), wordOn("shopping_maturity"));
  const head = [...adjectives.filter((word) => word !== null), noun].join(" ");
  const manners = [wordOn("return_behavior"), wordOn("category_affinity"), wordOn("repurchase_behavior")];
  const rest = AXES.some((axis) => segments[axis] === VARIED) ? "otherwise mixed" : null;
  return [head, ...manners, rest].filter((word) => word !== null).join(", ");
}

function oneTimeNoun(maturity: string | null): string {
  if (maturity === "newcomer") return "first-time buyers";
  if (maturity === "long-standing") return "one-time buyers of long ago";
  return maturity === null ? "one-time buyers" : `${maturity} one-time buyers`;
}

function returningNoun(cadence: string | null, maturity: string | null): string {
  if (cadence === null && maturity === "newcomer") return "newcomers";
  const shoppers =
    cadence === null ? "customers" : cadence === "weekend" ? "weekenders" : `${cadence} shoppers`;
  return maturity === null ? shoppers : `${maturity === "newcomer" ? "new" : maturity} ${shoppers}`;
}

const DEGREES: Record<Clarity, string> = { strong: "clearly", balanced: "half", weak: "loosely" };

/**
 * The name of an archetype with how clear its segments are: "weekenders (clear, but loosely full-price)". What
 * most are is said in one word, what few are one by one.
 */
export function nameRefinement(name: string, segments: Segments, clarities: Clarities): string {
  const telling = AXES_BY_WEIGHT.filter(
    (axis) => segments[axis] !== null && ![ONE_TIME, VARIED].includes(segments[axis]),
  );
  const on = (clarity: Clarity | null) => telling.filter((axis) => clarities[axis] === clarity);
  const said = (clarity: Clarity) => {
    const words = on(clarity).map((axis) => segments[axis] ?? "");
    return words.length > 0 ? [`${DEGREES[clarity]} ${list(words)}`] : [];
  };
  const less = [...said("balanced"), ...said("weak")];
  const open = on(null).map((axis) => SHORT[axis]);
  if (on("strong").length < Math.max(1, open.length)) {
    return `${name} (${[...said("strong"), ...less].join(", ")})`;
  }
  const but = [...less, ...(open.length > 0 ? [`mixed in ${list(open)}`] : [])];
  return but.length === 0 ? `${name} (clear in all)` : `${name} (clear, but ${but.join(", ")})`;
}
