import { DURATION, durationDays, readDuration } from "./durations.ts";
import { type Sentence, take, takeWords } from "./sentence.ts";

/** What a question says about a campaign beside its goal, named as the tool names it. */
export interface CampaignTerms {
  size?: number;
  budget?: number;
  cost_per_contact?: number;
  exclude_recent_days?: number;
  holdout_share?: number;
  min_score?: number;
  campaign_id?: string;
  /** The customers that are named are to be left out. */
  leavesOut?: boolean;
  /** So are the members of the archetypes. */
  leavesOutGroup?: boolean;
}

type Groups = Readonly<Record<string, string | undefined>>;

interface TermRule {
  pattern: RegExp;
  read: (groups: Groups, written: (group: string) => string) => CampaignTerms;
}

const NUMBER = "[$€£]?(?<number>\\d+(?:\\.\\d+)?)";
const CURRENCY = "(?: (?:dollars?|euros?|pounds?|usd|eur|gbp|bucks))?";
const EACH =
  "(?:each(?! (?:card|letter|mail|postcard|one|piece|contact|customer|message|sms|copy|parcel|costs?|is)(?= |$))|apiece|per (?:contact|customer|person|head|letter|mail|mailing|e?mail|message|recipient|piece|postcard|card|sms|address|unit|one)|a (?:piece|contact|letter|head|card|postcard|mail))";
const LEAVE_OUT =
  "(?:skip|skipping|exclude|excluding|excludes|leave out|leaving out|without|except|except for|but not|not|minus|omit|omitting|drop|ignore|ignoring|spare|no one|nobody|no)";
const BOUGHT = "(?:bought|ordered|purchased|shopped|order|purchase|buy|purchases|orders|buyers)";
const CONTACTS =
  "(?:strong|addressees|pieces|cards|copies|heads|people|contacts|recipients|addresses|letters|e?mails|postcards|messages|names|receivers|households)";

const PARTS: Readonly<Record<string, number>> = {
  ...{ half: 0.5, third: 1 / 3, quarter: 0.25, fifth: 0.2, sixth: 1 / 6, tenth: 0.1, twentieth: 0.05 },
};
const CONTROL =
  "(?:hold ?out|held out|holdout|holding out|hold back|held back|holding back|control|control group|aside|back|out|unmailed|untouched|unwritten|not written to|for (?:control|comparison|measuring|measurement)|to (?:measure|compare)|without (?:mail|the mail))";

const RULES: readonly TermRule[] = [
  {
    pattern: new RegExp(
      `\\b(?:an? |one |1 )?(?<part>${Object.keys(PARTS).join("|")})(?: of (?:them|it|the list|those|these|the group|all))?(?: (?:as|for|in|kept|put|set|left))*(?: (?:a|the))? ${CONTROL}`,
    ),
    read: ({ part = "" }) => ({ holdout_share: PARTS[part] ?? 0 }),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:keep|hold|leave|set|put) )?(?<number>\\d+(?:\\.\\d+)?)(?:%| percent)(?: of (?:them|it|the list|those|these|the group|all))?(?: (?:as|for|in|kept|put|set|left|stay|stays|remain))*(?: (?:a|the|our))? ${CONTROL}`,
    ),
    read: ({ number }) => ({ holdout_share: share(number) }),
  },
  {
    pattern: new RegExp(
      `\\b${LEAVE_OUT}(?: [^ ]+){0,4}? ${BOUGHT}(?: [^ ]+){0,3}? (?:in |within |during |over )?(?:the |this )?(?:last|past|previous) (?:${DURATION}|(?<single>day|week|month|quarter|year))`,
    ),
    read: (groups) => ({ exclude_recent_days: days(groups) }),
  },
  {
    pattern: new RegExp(
      `\\b${LEAVE_OUT}(?: [^ ]+){0,3}? (?:recent|recently)(?: [^ ]+){0,2}? ${BOUGHT}?(?: [^ ]+){0,3}? ${DURATION}`,
    ),
    read: (groups) => ({ exclude_recent_days: days(groups) }),
  },
  {
    pattern:
      /\b(?:hold ?out|holdout|hold back|control group|control|keep back|set aside|holding out|withhold)(?: group)?(?: of| at| is| share)* (?<number>\d+(?:\.\d+)?)(?:%| percent)/,
    read: ({ number }) => ({ holdout_share: share(number) }),
  },
  {
    pattern:
      /\b(?<number>\d+(?:\.\d+)?)(?:%| percent) (?:as (?:a )?)?(?:hold ?out|holdout|control|control group|held out|held back|not written to)(?: group)?/,
    read: ({ number }) => ({ holdout_share: share(number) }),
  },
  {
    pattern: /\b(?:no|without(?: a)?) (?:hold ?out|holdout|control)(?: group)?/,
    read: () => ({ holdout_share: 0 }),
  },
  {
    pattern:
      /\b(?:min|minimum|least|lowest)(?: campaign)? score(?: of| is)? (?<number>0?\.\d+|1)|\b(?:scores?|scoring|scored) (?:of )?(?:at least|no less than|not (?:under|below)|over|above|from|>=?|min|minimum)? ?(?<other>0?\.\d+)\+?/,
    read: ({ number, other }) => ({ min_score: Number(number ?? other) }),
  },
  {
    pattern: new RegExp(
      `(?:(?:cost|costs|costing|price|priced)(?: of| is| at|:)* ${NUMBER}${CURRENCY}(?: ${EACH})?(?= |$)(?! (?:cents?|pence|p|c|ct)(?= |$))|(?:at |for )?[$€£]?(?<other>\\d+(?:\\.\\d+)?)${CURRENCY} ${EACH})`,
    ),
    read: ({ number, other }) => ({ cost_per_contact: Number(number ?? other) }),
  },
  {
    pattern: /(?:at |for )?(?<number>\d+) ?(?:cents|c|p|pence|ct) (?:each|apiece|per \w+)/,
    read: ({ number }) => ({ cost_per_contact: Number(number) / 100 }),
  },
  {
    pattern: new RegExp(
      `\\b(?:budget|spend(?:ing)?(?: up to| at most| no more than)?|have)(?: of| is| to|:| up to)* ${NUMBER}${CURRENCY}(?: (?:budget|to spend))?(?= |$)(?! (?:orders|customers|people|days|weeks|months))`,
    ),
    read: (groups) => ({ budget: Number(groups.number) }),
  },
  {
    pattern: new RegExp(
      `${NUMBER}${CURRENCY} (?:in (?:the |my |our )?(?:kitty|pot|purse|till|budget|bank|hand)|at (?:most|hand)|available|set aside|(?:of|for) (?:the )?(?:postage|budget|print|printing|mailing|campaign))`,
    ),
    read: (groups) => ({ budget: Number(groups.number) }),
  },
  {
    pattern:
      /(?:^|(?<= ))(?:[$€£](?<number>\d+)|(?<other>\d+) (?:dollars?|euros?|pounds?|bucks|quid)) (?:for|on) (?!(?:each|one|every|the average)(?= ))/,
    read: ({ number, other }) => ({ budget: Number(number ?? other) }),
  },
  {
    pattern: new RegExp(`${NUMBER}${CURRENCY} (?:budget|to spend)`),
    read: (groups) => ({ budget: Number(groups.number) }),
  },
  {
    pattern: /\b(?:call(?:ed)?|name(?:d)?)(?: it| the campaign)?(?: as)? (?<name>(?=[^ ]*[a-z\d])[\w-]+)$/,
    read: (_groups, written) => ({ campaign_id: written("name") }),
  },
  {
    pattern: /\bcampaign (?:id|name)(?: is)? (?<name>[\w-]+)/,
    read: (_groups, written) => ({ campaign_id: written("name") }),
  },
  {
    pattern:
      /\b(?:audience|list|group|size|target group|segment)(?: size)?(?: of| is)* (?<number>\d{1,6})(?= |$)(?!%)/,
    read: ({ number }) => ({ size: Number(number) }),
  },
  {
    pattern: new RegExp(`\\b(?<number>\\d{1,6}) ${CONTACTS}\\b`),
    read: ({ number }) => ({ size: Number(number) }),
  },
  {
    pattern: /\bmake (?:it|that) (?<number>\d{1,6})(?= |$)/,
    read: ({ number }) => ({ size: Number(number) }),
  },
  {
    pattern: new RegExp(
      `\\b${LEAVE_OUT}(?: (?:archetypes?|segments?|groups?|the|those|members|of|in|anyone|people|customers))* \\{group\\}`,
    ),
    read: () => ({ leavesOutGroup: true }),
  },
  {
    pattern: new RegExp(`\\b${LEAVE_OUT}(?: customers?| the)? \\{customer\\}`),
    read: () => ({ leavesOut: true }),
  },
];

/** What campaigns are called, as nobody writes words: "spring-wakeup", "xmas26". */
const SLUG =
  /(?:^|[\s"(])(?<name>(?!c-)(?!e-?mail)[a-z][a-z\d]*(?:-[a-z\d]+)+|[a-z]{3,}\d{1,4})(?=["),:.?!]?(?:\s|$))/giu;
/** Before the name of a campaign stands what says that it is one; or it stands in quotes. */
const NAMED_BEFORE =
  /(?:\b(?:campaign|mailing|send|flow|call it|called|name it|named|under|id|as|name the (?:campaign|mailing|list))[\s:]*"?|")$/i;
const QUOTED_NAME = /(?:campaign|mailing|flow|set up|call(?:ed)?|name(?:d)?|it)[\s:]*"(?<name>[\w-]+)"/i;

function takeCampaignName(sentence: Sentence): { terms: CampaignTerms; rest: Sentence } {
  const { source } = sentence;
  const slugs = [...source.matchAll(SLUG)].map((match) => ({
    name: match.groups?.name ?? "",
    start: match.index + match[0].length - (match.groups?.name ?? "").length,
  }));
  const quoted = QUOTED_NAME.exec(source);
  const found =
    slugs.find(({ start }) => NAMED_BEFORE.test(source.slice(0, start))) ??
    (quoted?.groups?.name
      ? { name: quoted.groups.name, start: quoted.index + quoted[0].length - quoted.groups.name.length - 1 }
      : undefined);
  if (!found) return { terms: {}, rest: sentence };
  const end = found.start + found.name.length;
  const first = sentence.words.findIndex((word) => word.start >= found.start);
  const last = sentence.words.findLastIndex((word) => word.end <= end);
  if (first < 0 || last < first) return { terms: {}, rest: sentence };
  return { terms: { campaign_id: found.name }, rest: takeWords(sentence, first, last) };
}

/** Takes what a question says of size, money, and whom to leave out. */
export function takeCampaignTerms(sentence: Sentence): { terms: CampaignTerms; rest: Sentence } {
  const named = takeCampaignName(sentence);
  let terms: CampaignTerms = named.terms;
  let rest = named.rest;
  for (const { pattern, read } of RULES) {
    const taken = take(rest, pattern);
    if (!taken) continue;
    terms = { ...read(taken.match.groups ?? {}, taken.written), ...terms };
    rest = taken.rest;
  }
  return { terms, rest };
}

function days(groups: Groups): number {
  return durationDays(readDuration(groups.single ? { count: "1", unit: groups.single } : groups));
}

function share(text: string | undefined): number {
  return Math.min(0.5, Number(text) / 100);
}
