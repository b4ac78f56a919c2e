import { DURATION, durationDays, readDuration } from "./durations.ts";
import { type Sentence, take } from "./sentence.ts";

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
  "(?:each|apiece|per (?:contact|customer|person|head|letter|mail|mailing|e?mail|message|recipient|piece|postcard|card|sms|address|unit|one)|a (?:piece|contact|letter|head|card|postcard|mail))";
const LEAVE_OUT =
  "(?:skip|skipping|exclude|excluding|excludes|leave out|leaving out|without|except|except for|but not|not|minus|omit|omitting|drop|ignore|ignoring|spare|no one|nobody|no)";
const BOUGHT = "(?:bought|ordered|purchased|shopped|order|purchase|buy|purchases|orders|buyers)";
const CONTACTS =
  "(?:contacts|recipients|addresses|letters|e?mails|postcards|messages|names|receivers|households)";

const RULES: readonly TermRule[] = [
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
      /\b(?:min|minimum|least|lowest)(?: campaign)? score(?: of| is)? (?<number>0?\.\d+|1)|\bscores? (?:of )?(?:at least|over|above|from|>=?|min) (?<other>0?\.\d+)/,
    read: ({ number, other }) => ({ min_score: Number(number ?? other) }),
  },
  {
    pattern: new RegExp(
      `(?:(?:cost|costs|costing|price|priced)(?: of| is| at|:)* ${NUMBER}${CURRENCY}(?: ${EACH})?(?= |$)|(?:at |for )?[$€£]?(?<other>\\d+(?:\\.\\d+)?)${CURRENCY} ${EACH})`,
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

/** Takes what a question says of size, money, and whom to leave out. */
export function takeCampaignTerms(sentence: Sentence): { terms: CampaignTerms; rest: Sentence } {
  let terms: CampaignTerms = {};
  let rest = sentence;
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
