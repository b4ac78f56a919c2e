import { type Sentence, take } from "./sentence.ts";

const SEGMENT = "(?:segment|archetype|cohort|cluster|persona|group)";

/** Words that a name can't begin with: after them comes no name, or it comes later. */
const NOT_FIRST =
  "(?:is|are|was|were|does|do|did|has|have|had|with|that|which|who|whose|where|by|in|of|for|to|and|or|per|we|i|you|from|over|on|about|size|sizes|overview|list|info|information|details|los(?:e|es|ing)|gain\\w*|come|comes|need\\w*|react\\w*|respond\\w*|develop\\w*|perform\\w*|contribut\\w*|generat\\w*|tend\\w*|return\\w*|like\\w*|prefer\\w*|go|goes|get|gets|want\\w*|ranked|loves?|uses?|pays?|visits?|reacts?|does|split|than|then|vs|versus|compared|against|grow\\w*|grew|shrink\\w*|buys?|bought|buying|spends?|spend|spending|churn\\w*|leav\\w*|matters?|brings?|makes?|orders?|worth|please|now|today|most|the|my|our|a|an|customer|customers|fall|falls|belong|belongs|analysis|report|sorted|ranked|will|would|should|can|could|at|risk|as|if|it|this|so|then|sort|performance|breakdown|stats|statistics|profile|profiles|growth|comparison|value|trend|trends|called|named|id|member|members|just|only|top|first|from|side|around|load|ranked|ranking|stack|up|down|left|right|has|mix|mean|means|gone|within|into|each|next|last|expanding|dwindling|on)";

/** A name of one to six words. It ends before words that begin something else. */
const NAME =
  '(?<name>(?!(?:at risk|and|who|with|that|by|please|sorted|over|·|for|in|"|are|is|do|does|did|have|has|which|vs|versus)(?: |$))[^ ·"]+(?: (?!(?:at risk|and|who|with|that|by|please|sorted|over|·|for|in|"|are|is|do|does|did|have|has|which|vs|versus|doing|worth|segment|archetype|group)(?: |$))[^ ·"]+){0,5})';

/** Words before "segment" that say which one is meant by rank or by kind, not by name. */
const NOT_NAME =
  "(?:which|what|whats|whose|each|every|any|all|no|customer|customers|buyer|client|biggest|largest|smallest|top|best|worst|most|fastest|highest|riskiest|valuable|growing|same|right|my|our|the|their|his|her|this|that|a|an|one|new|big|small|important|profitable|loyal|me|us|show|list|give|describe|explain|of|latest|does|kind|type|strongest|weakest|single|another|other|churning|leading|main|for|by|\\{customer\\}|and|target|market|age)";

/** "in the segment …" restricts a list; without a preposition the segment itself is asked about. */
const RULES: readonly RegExp[] = [
  new RegExp(
    `(?:\\b(?<within>in|from|of|within|inside) (?:the |our )?)?\\b${SEGMENT} (?:(?:called|named|id) )?" (?<name>[^"]+?) "`,
  ),
  new RegExp(
    `(?:\\b(?<within>in|from|of|within|inside) (?:the |our )?)?" (?<name>[^"]+?) " (?:${SEGMENT}\\b)`,
  ),
  new RegExp(`\\b${SEGMENT}\\b.*?(?<name>(?<=" )[^"]+?(?= "))`),
  new RegExp(
    `\\b${SEGMENT}(?: (?:info|information|details|overview|profile))? (?:for|of|on|about|called|named|id) (?:the )?(?!${NOT_FIRST}(?: |$))${NAME}`,
  ),
  new RegExp(
    `(?:\\b(?<within>in|from|of|within|inside) (?:the |our )?)?\\b${SEGMENT} (?:info )?(?!${NOT_FIRST}(?: |$))${NAME}`,
  ),
  new RegExp(
    `(?:\\b(?<within>in|from|within|inside) )?(?:^|\\b(?:the|our|about|is|are|info|on|of|describe|explain|show|me|for|in|from) )(?!${NOT_NAME}(?: |$))(?<name>[^ ·"]+(?: (?!${NOT_NAME} )[^ ·"]+){0,4}) ${SEGMENT}\\b`,
  ),
];

/**
 * Takes the segment that a question names: "the segment Frequent Weekenders", "the deal seekers segment".
 * `isWithin` where a list is to be restricted to it.
 */
export function takeSegmentName(sentence: Sentence): { name?: string; isWithin: boolean; rest: Sentence } {
  for (const pattern of RULES) {
    const taken = take(sentence, pattern);
    const name = taken && trimmed(taken.written("name"));
    if (!taken || !name || !couldBeName(name)) continue;
    return { name, isWithin: Boolean(taken.match.groups?.within), rest: taken.rest };
  }
  return { isWithin: false, ...takeUntitled(sentence) };
}

/** "Tell me about the bargain hunters": several words, of which one is none of ours, in the plural. */
const UNTITLED =
  /^(?:(?:so|hey|hi|and|please|ok) )*(?:tell me (?:more |everything |something )?about|who are|describe|explain|what do (?:we|you) know about|what characteri[sz]es|info(?:rmation)? (?:on|about)|more about) (?:the |our |these |those )?(?<name>\p{L}+(?: \p{L}+){0,4}s)$/u;

/** What ends so is no name of a segment, but what it is called after. */
const ORDINARY =
  /(?:customers|buyers|clients|shoppers|people|segments|archetypes|groups|products|items|categories|orders|sales|forecasts|trends|results|risks|campaigns|discounts|numbers|figures|bestsellers|vips|regulars|accounts|companies|businesses)$/;

function takeUntitled(sentence: Sentence): { name?: string; rest: Sentence } {
  const taken = take(sentence, UNTITLED);
  const name = taken?.match.groups?.name ?? "";
  if (!taken || !name.includes(" ") || ORDINARY.test(name)) return { rest: sentence };
  return { name: trimmed(taken.written("name")), rest: taken.rest };
}

function trimmed(name: string): string {
  return name.replace(/^["' ]+|["' ?!.,]+$/g, "");
}

function couldBeName(name: string): boolean {
  // A control group is no segment.
  return /\p{L}/u.test(name) && !/^(?:please|do|have)$|\bcontrol$/i.test(name);
}
