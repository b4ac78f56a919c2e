import { parseAlias } from "../../privacy/alias.ts";
import { type Sentence, take } from "./sentence.ts";

/** What stands in a question where a customer stood. */
const MARK = " {customer} ";

interface ReferenceRule {
  pattern: RegExp;
  /** The reference as the tool takes it; undefined where the text only looks like one. */
  read: (groups: Readonly<Record<string, string | undefined>>) => string | undefined;
}

const WHO = "(?:customers?|clients?|cust|buyers?|shoppers?|accounts?|users?)";

/** The surest first. Each match is taken out of the text before the next rule looks at it. */
const RULES: readonly ReferenceRule[] = [
  {
    pattern: /(?<email>[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,190}\.[a-z]{2,24})/i,
    read: (groups) => groups.email?.toLowerCase(),
  },
  {
    pattern: /(?<![\w-])(?<alias>c-[0-9a-z]{8})(?![\w-])/i,
    // As it was typed: the tool knows which letters are meant for digits.
    read: (groups) => (parseAlias(groups.alias ?? "") ? groups.alias?.toUpperCase() : undefined),
  },
  // Without its dash, a word of eight letters after a c is no alias ("campaigns"): one digit must be in it.
  {
    pattern: /(?<![\w-])(?<alias>c ?(?=[a-z]*\d)[0-9a-z]{8})(?![\w-])/i,
    read: (groups) => parseAlias(groups.alias ?? ""),
  },
  // Too long or too short for an alias: looked up as it is, and not found.
  {
    pattern: /(?<![\w-])(?<alias>c-(?=[a-z]*\d)[0-9a-z]{4,14})(?![\w-])/i,
    read: (groups) => groups.alias?.toUpperCase(),
  },
  {
    pattern: new RegExp(
      `\\b${WHO}(?: id| no\\.?| nr\\.?| number| with id| with the id)?[ :=]*#?(?<id>[a-z]{0,4}[-_]?\\d[\\w-]{0,30})(?![\\w%$€£+])`,
      "i",
    ),
    read: (groups) => readShopId(groups.id ?? ""),
  },
  {
    pattern:
      /\border(?: id| no\.?| nr\.?| number| name)?[ :=]*#?(?<order>[a-z]{0,4}-?\d{3,18})(?![\w%$€£+])/i,
    read: (groups) => `#${groups.order?.toUpperCase()}`,
  },
  {
    pattern: /(?<![\w&])#(?<order>[a-z]{0,4}-?\d{1,18})(?!\w)/i,
    read: (groups) => `#${groups.order?.toUpperCase()}`,
  },
  {
    pattern: /(?<![\w.$€£#])(?<phone>\+?\(?\d[\d ()./-]{5,22}\d)(?![\w%.])/,
    read: (groups) => readPhone(groups.phone ?? ""),
  },
];

/** The customers that a cleaned question names, and the question with `{customer}` in their place. */
export function takeCustomers(cleaned: string): { customers: string[]; rest: string } {
  const customers: string[] = [];
  let rest = cleaned;
  for (const { pattern, read } of RULES) {
    rest = rest.replace(new RegExp(pattern.source, `${pattern.flags}g`), (text, ...details) => {
      const customer = read(groupsOf(details));
      if (customer === undefined) return text;
      customers.push(customer);
      return MARK;
    });
  }
  return { customers: [...new Set(customers)], rest };
}

/** A bare number that nothing else has claimed: a shop's id of a customer. Years and small counts are not. */
export function takeBareId(sentence: Sentence): { customer?: string; rest: Sentence } {
  const taken = take(
    sentence,
    /(?<!(?:above|below|more|less|fewer|about|around|season|for (?:up to )?|top|limit|over|under|than|to|least|most|first|exactly) )(?:^|(?<= ))(?!(?:19|20)\d\d(?: |$))(?<id>\d{4,18})(?= |$)(?! (?:spent|spend|orders?|dollars?|euros?|pounds?|addressees|contacts|people|customers))/,
  );
  const id = taken?.match.groups?.id;
  // Nobody writes an id with commas, or in words.
  const isAmount = taken !== undefined && /\D/.test(taken.written("id"));
  return taken && id && !isAmount ? { customer: id, rest: taken.rest } : { rest: sentence };
}

/** With a named group in the pattern, the groups are the last argument of a replacer. */
function groupsOf(details: readonly unknown[]): Readonly<Record<string, string | undefined>> {
  return details.at(-1) as Readonly<Record<string, string | undefined>>;
}

/** `3m` and `q4` after "customer" are periods. */
function readShopId(text: string): string | undefined {
  if (/^\d{1,3}[a-z]{1,6}$/i.test(text) || /^[qh]\d$/i.test(text)) return undefined;
  return text;
}

function readPhone(text: string): string | undefined {
  const digits = text.replace(/\D/g, "");
  const isDate = /^\d{4}-\d\d-\d\d$/.test(text.trim());
  const isPlainNumber = text === digits && !text.startsWith("0");
  if (digits.length < 7 || digits.length > 15 || isDate || isPlainNumber) return undefined;
  return text.trim();
}
