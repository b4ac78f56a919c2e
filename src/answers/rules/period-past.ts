import { EVENT_NAMES } from "./calendar.ts";
import { DURATION } from "./durations.ts";
import { MONTHS } from "./months.ts";
import { type Sentence, take } from "./sentence.ts";

const PAST: readonly RegExp[] = [
  new RegExp(`\\b(?:last|past|previous|prior|preceding|recent)(?: full| complete| calendar)? ${DURATION}`),
  new RegExp(
    `\\b(?:last|past|previous|prior) (?:full |calendar )?(?:days?|weeks?|weekend|months?|quarters?|years?|season|q[1-4]|${MONTHS}|${EVENT_NAMES.join("|")})\\b`,
  ),
  new RegExp(`\\b${DURATION} ago\\b`),
  /\b(?:the )?day before yesterday\b|\byesterday\b|\btoday\b|\btonight\b|\bright now\b|\bcurrently\b/,
  /\b(?:so far(?: this (?:week|month|quarter|year))?|year to date|month to date|to date|ytd|mtd|qtd|until now|up to now|till now|all time|ever|historically)\b/,
  new RegExp(
    `\\bsince (?:last |the )?(?:\\d{4}-\\d\\d-\\d\\d|20\\d\\d|yesterday|week|month|year|${MONTHS}|${EVENT_NAMES.join("|")})(?: \\d+)?\\b`,
  ),
];

/** Takes a period that is over: "last quarter", "3 weeks ago", "since March". */
export function takePeriodPast(sentence: Sentence): { isPast: boolean; rest: Sentence } {
  for (const pattern of PAST) {
    const taken = take(sentence, pattern);
    if (taken) return { isPast: true, rest: taken.rest };
  }
  return { isPast: false, rest: sentence };
}
