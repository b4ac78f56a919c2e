import { normsOf } from "./tokens.ts";

/**
 * Words of measures that stand for one another. A word may stand for several: `at risk` is told from `risk` by
 * the value that it is of.
 */
const CONCEPTS: Readonly<Record<string, string>> = {
  order: "order ordered ordering purchase purchased buy bought",
  value:
    "value sale revenue sold sell selling outsold outsell outsells spend spent spending worth income turnover money paid earned valuable brought bring brings generated generate",
  customer: "customer people person buyer shopper member client",
  unit: "unit item piece",
  risk: "risk churn chance leave",
  expect:
    "expect expected expecting predict predicted forecast projected projection expectation outlook anticipate anticipated should",
  average: "average mean averaging averages averaged",
  typical: "typical typically median",
  usual: "usual usually normal normally rhythm",
  before: "before previous previously prior earlier preceding",
  new: "new",
  discount: "discount discounted",
  again: "again repurchase repurchased repeat repeated returned comeback rebuy back",
  late: "late overdue",
  due: "due",
  share: "share portion proportion fraction percentage part",
  growth:
    "growth growing grew grow grown change changed rise rose risen increase increased fall fell fallen drop dropped decline declined decrease decreased up down momentum trend",
  less: "fewer less seldom rarely",
  unknown: "unknown undetermined unclear tell withheld lapsed left unsure",
  recency: "since ago silent recency inactive",
  last: "last latest newest recent recently",
  first: "first",
  likely: "likely likelihood",
  business: "business company b2b",
  error: "error accuracy accurate wape",
  band: "band interval range between",
  low: "low least worst lower",
  high: "high upper",
  score: "score",
  total: "total all altogether overall together combined whole sum entire",
  return: "return",
  product: "product",
  category: "category",
  archetype: "archetype",
  once: "once onetime single",
  lifetime: "lifetime ltv far",
};

const CONCEPT_OF: ReadonlyMap<string, readonly string[]> = (() => {
  const map = new Map<string, string[]>();
  for (const [concept, words] of Object.entries(CONCEPTS)) {
    for (const word of words.split(" ")) {
      for (const norm of normsOf(word)) map.set(norm, [...(map.get(norm) ?? []), concept]);
    }
  }
  return map;
})();

/** The concepts that words name, and the words themselves where they name none. */
export function conceptsOf(norms: readonly string[]): Set<string> {
  return new Set(norms.flatMap((norm) => CONCEPT_OF.get(norm) ?? (FILLERS.has(norm) ? [] : [norm])));
}

/** What tells one measure from another that is alike: a figure's own must be said, and those said must be its own. */
export const QUALIFIERS: ReadonlySet<string> = new Set([
  "risk",
  "average",
  "typical",
  "usual",
  "before",
  "new",
  "discount",
  "again",
  "late",
  "expect",
  "likely",
  "error",
  "recency",
  "score",
  "return",
  "growth",
  "unit",
  "unknown",
]);

/** What a column may be a measure of. */
export const MEASURES: readonly string[] = [
  "value",
  "order",
  "unit",
  "risk",
  "share",
  "growth",
  "discount",
  "expect",
  "average",
  "typical",
  "again",
  "return",
  "recency",
  "before",
];

/** What is counted or measured. */
export const NOUNS: ReadonlySet<string> = new Set([
  "order",
  "value",
  "customer",
  "unit",
  "product",
  "category",
  "archetype",
  "return",
  "business",
]);

const FILLERS = new Set(
  "a an the of in on at to by for with and or is are was were be been it it its their they that this these those from as has have had who which".split(
    " ",
  ),
);
