import { AXES, type Axis } from "../../analytics/segments/axes.ts";
import { KINDS } from "../../analytics/segments/segment-names.ts";
import { phrasePattern } from "./phrases.ts";
import { type Sentence, said } from "./sentence.ts";

/** A segment: a kind of customer on one axis of behaviour. */
export interface Kind {
  axis: Axis;
  segment: string;
  /** Its word is one that people use of customers without thinking of segments: "regular", "frequent". */
  isEveryday: boolean;
}

/** Every kind that segments are named by; the words are unique over all axes. */
const KINDS_BY_WORDS: readonly (Kind & { pattern: RegExp })[] = AXES.flatMap((axis) =>
  KINDS[axis].flatMap(({ word, claim }) =>
    [word, claim?.word].flatMap((name) =>
      name === undefined
        ? []
        : [
            {
              ...{ axis, segment: name, isEveryday: !name.includes("-") && !/^week|newcomer/.test(name) },
              pattern: phrasePattern(`${name.replaceAll("-", " ")}s?`),
            },
          ],
    ),
  ),
).sort((a, b) => b.segment.length - a.segment.length);

/** The kinds that a question names, in its order; of overlapping ones the longest. */
export function findKinds(sentence: Sentence): Kind[] {
  let text = said(sentence);
  const found: (Kind & { at: number })[] = [];
  for (const { pattern, axis, segment, isEveryday } of KINDS_BY_WORDS) {
    const match = pattern.exec(text);
    if (!match) continue;
    found.push({ axis, segment, isEveryday, at: match.index });
    text =
      text.slice(0, match.index) + "·".repeat(match[0].length) + text.slice(match.index + match[0].length);
  }
  return found.sort((a, b) => a.at - b.at).map(({ at: _, ...kind }) => kind);
}

const AXIS_NAMES: Readonly<Record<Axis, string>> = {
  purchase_frequency:
    "purchase frequency|purchasing frequency|buying frequency|order frequency|(by|along|per|of) frequency|frequency (segments?|axis|groups?)|how often (they|people|folks|customers|buyers|shoppers) (<buy>|come)|frequent and (rare|infrequent)",
  purchase_value:
    "purchase value|(spend|spending|value) (segments?|axis|levels?|tiers?|groups?|bands?)|(by|along|per) value|basket value segments?|(big|high) (ticket|spend|spender).. (small|low) (ticket|spend)|(big|small) ticket (<segment>)|how much (they|people|folks|customers) (spend|<buy>)|spend(ing|er)? (tiers?|classes|brackets?)",
  category_affinity: "category affinity|category (axis|loyalty segments?)|affinity (segments?|axis|groups?)",
  price_sensitivity:
    "price sensitivity|price sensitive(ness)?|sensitivity to price|discount sensitivity|(price|discount) (segments?|axis|groups?)|sensitivity|price (conscious|consciousness|awareness)|how (price|discount) (sensitive|conscious)|discount appetite|(discount|price) (appetite|behaviou?r)",
  shopping_cadence:
    "shopping cadence|cadence|(weekday|weekend) (or|and|vs|versus) (weekday|weekend)|time of (week|day) segments?|day of week",
  shopping_maturity: "shopping maturity|maturity|customer maturity|tenure (segments?|axis|groups?)|tenure",
  repurchase_behavior:
    "repurchase behaviou?r|repurchasing behaviou?r|repurchase (segments?|axis|groups?)|re ?buy(ing)? (behaviou?r|segments?|groups?)|same (thing|things|product|products|item|items) (again|over and over)|how (much|often) they (re ?buy|repurchase|reorder)",
  return_behavior:
    "return behaviou?r|returns? (segments?|axis|groups?)|returning behaviou?r|returners|refund behaviou?r|(send|sends|sending|bring|return) (things |stuff |goods |much )?back|how (much|often) they return|returns",
};

const AXIS_PATTERNS = AXES.map((axis) => ({ axis, pattern: phrasePattern(AXIS_NAMES[axis]) }));

/** The axis that a question names: "by price sensitivity". */
export function findAxis(sentence: Sentence): Axis | undefined {
  const text = said(sentence);
  return AXIS_PATTERNS.find(({ pattern }) => pattern.test(text))?.axis;
}
