import type { Axis } from "../../analytics/segments/axes.ts";
import { findKinds } from "./axes.ts";
import { phrasePattern } from "./phrases.ts";
import { takeSegmentName } from "./segment-name.ts";
import { readSentence, type Sentence, said, take } from "./sentence.ts";

/** Groups of customers that a question names. */
export interface Groups {
  /** Archetypes by id or name, as written. */
  names: readonly string[];
  /** The names restrict what is asked, and are not asked about. */
  isWithin: boolean;
  isComparison: boolean;
  /** A segment on an axis, and the one it is compared with. */
  kind?: { axis: Axis; segment: string; other?: string };
}

const ARCHETYPE_ID = /(?<![\w-])a-[0-9a-f]{6,16}(?![\w-])/gi;
/** An id without what ids begin with, where groups are spoken of. */
const BARE_ID = /(?<![\w#+-])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{6}(?![\w-])/gi;
const SPEAKS_OF_GROUPS = /\b(?:archetypes?|segments?|groups?|personas?|clusters?|cohorts?)\b/i;
/** "Bulk Makers", "One-Basket Guests": people called so, with capitals or in quotes. */
const PEOPLE =
  "[\\p{L}-]*(?:ers|ors|eurs|ists|fans|guests|families|folks|moms|mums|dads|parents|heroes|birds|bees|friends|collectors|regulars|loyalists|nomads|souls)";
const TITLES: readonly RegExp[] = [
  new RegExp(`"(?<name>[\\p{L}-]+(?: (?:and |of |with |the |in )?[\\p{L}-]+){0,4} ${PEOPLE})"`, "giu"),
  new RegExp(
    `(?<![\\p{L}\\p{N}-])(?!(?:Compare|Which|Who|What|Is|Are|Do|Does|How|Show|The|And|Or|Tell|Give|List|Put|For|In|Of|With|Can|Why|When|Any|Find|Describe|Explain|Upsell|About|Only|Our|My|Mail|Write|Target|Campaign|Keep|Win|Build|Reward|Add|Sell|Offer|Same|But|Top|Best|Stack|Pit|Has|Have|Will|Did|Whats|Whos|I|We|Winback|Retention|Loyalty|Seasonal|Growth|Acquisition|Likely|Possible|High|Low|Medium|New|Active|Business|Repeat|Frequent)(?![\\p{L}]))(?<name>(?:\\p{Lu}[\\p{Ll}]+(?:-[\\p{Lu}\\p{Ll}]+)* ){1,4}(?=\\p{Lu})${PEOPLE})(?![\\p{L}])`,
    "gu",
  ),
];
const COMPARED = phrasePattern(
  "compare|compares|compared|comparing|comparison|versus|vs|v|against|side by side|difference|differences|differ|differs|different|differently|contrast|stack up|head to head|separates?|distinguish(es)?|sets? .. apart|than|next to",
);
const WITHIN =
  /\b(?:in|within|of|from|inside|among|amongst|for|only)(?: the)?(?: archetypes?| segments?| group)? \{group\}/;

const MARK = " {group} ";

/** Finds the groups of a question in which customers have their marks already; `marked` has marks for groups too. */
export function takeGroups(text: string): { groups: Groups; rest: Sentence; marked: Sentence } {
  const { names: ids, marked: withMarks } = takeTitles(text);
  const sentence = readSentence(withMarks);
  const words = said(sentence);
  const isComparison = COMPARED.test(words);
  if (ids.length > 0) {
    const isWithin = WITHIN.test(words) && !SIZE.test(words) && ids.length === 1;
    const groups = { names: ids, isWithin, isComparison: isComparison && ids.length > 1 };
    return { groups, rest: sentence, marked: sentence };
  }
  const compared = isComparison ? takeCompared(sentence) : undefined;
  if (compared) return { ...compared, marked: markGroup(sentence, compared.rest) };
  const kinds = findKinds(sentence);
  const named = takeSegmentName(sentence);
  const kind = kinds.find(({ isEveryday }) => !isEveryday);
  if (named.name && !named.name.includes("{") && !isKindName(named.name)) {
    const groups = { names: [named.name], isWithin: named.isWithin, isComparison: false };
    return {
      groups: { ...groups, isWithin: groups.isWithin && !SIZE.test(words) },
      rest: named.rest,
      marked: markGroup(sentence, named.rest),
    };
  }
  const groups = { names: [], isWithin: false, isComparison: false };
  if (kind && isOfKind(words, kind.segment)) {
    return {
      groups: { ...groups, kind: { axis: kind.axis, segment: kind.segment } },
      rest: sentence,
      marked: sentence,
    };
  }
  return { groups, rest: sentence, marked: sentence };
}

/** Takes ids, and names that show by themselves that they are names of groups, in the order in which they stand. */
function takeTitles(text: string): { names: string[]; marked: string } {
  const patterns = [ARCHETYPE_ID, ...(SPEAKS_OF_GROUPS.test(text) ? [BARE_ID] : []), ...TITLES];
  const found: { name: string; at: number }[] = [];
  let marked = text;
  for (const pattern of patterns) {
    marked = marked.replace(pattern, (match: string, ...details: unknown[]) => {
      const groups = details.at(-1);
      const name = typeof groups === "object" ? (groups as { name: string }).name : match;
      if (NO_TITLE.test(name)) return match;
      found.push({ name, at: text.indexOf(match) });
      return MARK;
    });
  }
  return { names: found.sort((a, b) => a.at - b.at).map(({ name }) => name), marked };
}

/** Begins as a sentence does, or ends in what is sold or counted. */
const NO_TITLE =
  /^(?:which|who|what|the|our|show|list|find|top|best|how|why|new|all|give|are|is|do|does|did|will|can|any|get)\b|(?:customers|buyers|shoppers|consumers|orders|numbers|crackers|toppers|warmers|burners|diffusers|scissors|towers|slippers|jumpers|sweaters|trousers|shakers|lighters|pointers|feathers|organisers|tumblers|platters|saucers|openers|stoppers|covers|protectors|colours|resellers|retailers|newcomers|timers|papers|winners|movers|sellers|performers|members|quarters|stickers|flowers|posters|papers|coasters|planters|mirrors|hangers|holders|rollers|vouchers|newsletters|offers|colors|users|toasters|letters|drawers|runners|markers|containers|dispensers)$/i;

/** Two names, or two kinds of one axis, set against each other. */
function takeCompared(sentence: Sentence): { groups: Groups; rest: Sentence } | undefined {
  for (const pattern of COMPARED_NAMES) {
    const taken = take(sentence, pattern);
    if (!taken) continue;
    const names = [taken.written("one"), taken.written("other")].map(trimmed);
    if (names.some((name) => name === "") || names.every(isKindName)) continue;
    return { groups: { names, isWithin: false, isComparison: true }, rest: taken.rest };
  }
  const kinds = findKinds(sentence);
  for (const one of kinds) {
    const other = kinds.find(({ axis, segment }) => axis === one.axis && segment !== one.segment);
    if (!other) continue;
    const kind = { axis: one.axis, segment: one.segment, other: other.segment };
    return { groups: { names: [], isWithin: false, isComparison: true, kind }, rest: sentence };
  }
  return undefined;
}

const GROUP = "(?:segments?|archetypes?|groups?|personas?|clusters?|cohorts?)";
const BARE =
  '(?:(?!(?:compare|compared|differ|do|does|is|are|and|with|to|vs|versus|against|the|by|in|on|for|segments?|archetypes?|groups?|please)(?: |$))[^ "·]+)(?: (?!(?:compare|compared|differ|do|does|is|are|and|with|to|vs|versus|against|by|in|on|for|segments?|archetypes?|groups?|please)(?: |$))[^ "·]+){0,4}';
const BETWEEN =
  "(?:(?:compare|compared|compares|differ|different) (?:to|with|from|against)|and|with|to|vs|versus|against|or|from|than)";

/** Names stand in quotes or around a word for groups: nothing else tells them from ordinary words. */
const COMPARED_NAMES: readonly RegExp[] = [
  new RegExp(`" (?<one>[^"]+?) " (?:${GROUP} )?${BETWEEN}(?: the)?(?: ${GROUP})? " (?<other>[^"]+?) "`),
  new RegExp(
    `\\b(?:the )?${GROUP} (?<one>${BARE}) ${BETWEEN}(?: the)?(?: ${GROUP})? (?<other>${BARE})(?: ${GROUP})?(?= |$)`,
  ),
  new RegExp(
    `\\b(?:compare|between|do|does|are|is|how|contrast|separates?|distinguish(?:es)?)(?: (?:the|our))? (?<one>${BARE})(?: ${GROUP})? ${BETWEEN}(?: the)? (?<other>${BARE}) ${GROUP}\\b`,
  ),
  new RegExp(`^(?:the )?(?<one>${BARE}) (?:vs|versus|against)(?: the)? (?<other>${BARE}) ${GROUP}\\b`),
];

function trimmed(name: string): string {
  return name.replace(/^["' ]+|["' ?!.,]+$/g, "");
}

function isKindName(name: string): boolean {
  const [kind] = findKinds(readSentence(name));
  return kind !== undefined && kind.segment.replaceAll("-", " ") === name.toLowerCase().replaceAll("-", " ");
}

/** "weekend shoppers", "full-price customers", "the narrow-range segment". */
function isOfKind(words: string, segment: string): boolean {
  const pattern = phrasePattern(`${segment.replaceAll("-", " ")} (<buyers>|<segment>|types|ones)`);
  return pattern.test(words) && !/^(?:high|top|low|mid)-value$/.test(segment);
}

/** "How many are in the segment …" asks about the segment. */
const SIZE = /\b(?:how (?:many|big|large)|size of|number of (?:people|customers))\b/;

/** The sentence with one mark for the words that name a group, so that they are not read as anything else. */
function markGroup(sentence: Sentence, rest: Sentence): Sentence {
  const first = sentence.words.findIndex((word, index) => word !== rest.words[index]);
  const words = rest.words.map((word, index) => (index === first ? { ...word, text: "{group}" } : word));
  return { source: sentence.source, words };
}
