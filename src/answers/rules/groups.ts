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
const COMPARED = phrasePattern(
  "compare|compares|compared|comparing|comparison|versus|vs|v|against|side by side|difference|differences|differ|differs|different|differently|contrast|stack up|head to head|separates?|distinguish(es)?|sets? .. apart|than|next to",
);
const WITHIN =
  /\b(?:in|within|of|from|inside|among|amongst|for|only)(?: the)?(?: archetypes?| segments?| group)? \{group\}/;

const MARK = " {group} ";

/** Finds the groups of a question in which customers have their marks already; `marked` has marks for groups too. */
export function takeGroups(text: string): { groups: Groups; rest: Sentence; marked: Sentence } {
  const ids = text.match(ARCHETYPE_ID) ?? [];
  const sentence = readSentence(ids.length > 0 ? text.replace(ARCHETYPE_ID, MARK) : text);
  const words = said(sentence);
  const isComparison = COMPARED.test(words);
  if (ids.length > 0) {
    const groups = { names: ids, isWithin: WITHIN.test(words), isComparison: isComparison && ids.length > 1 };
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
