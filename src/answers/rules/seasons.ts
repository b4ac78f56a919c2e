import { SEASON_EVENTS, type SeasonEvent } from "../../analytics/season/season-events.ts";
import { MONTHS, readMonth } from "./months.ts";
import { phrasePattern } from "./phrases.ts";
import { type Sentence, said } from "./sentence.ts";

/** A season as the tools take it: one of the table, or days of your own as MM-DD. */
export type SeasonInput = { event: SeasonEvent } | { season_from: string; season_to: string };

const NAMES: Readonly<Record<SeasonEvent, string>> = {
  black_friday: "black friday|bfcm|cyber monday|cyber week|cyber weekend|blackfriday|thanksgiving weekend",
  christmas:
    "christmas|xmas|advent|yuletide|christmastime|chrismas|noel|the holidays|holiday season|festive season|holidays",
  new_year: "new years?|new years eve|new years day|silvester|nye",
  valentines: "valentines?|valentines day|valentine day",
  easter: "easter",
  back_to_school: "back to school|school start|start of school|school season|bts season",
  spring: "spring|springtime",
  summer: "summer|summertime|summers",
  autumn: "autumn|in fall|the fall|fall season|this fall",
  winter: "winter|wintertime|winters",
  q1: "q1|first quarter|1st quarter",
  q2: "q2|second quarter|2nd quarter",
  q3: "q3|third quarter|3rd quarter",
  q4: "q4|fourth quarter|4th quarter|last quarter of the year|final quarter",
};

const PATTERNS = (Object.keys(SEASON_EVENTS) as SeasonEvent[]).map((event) => ({
  event,
  pattern: phrasePattern(NAMES[event]),
}));

const DAY = "(?<DAY>[0-3]?\\d)(?:st|nd|rd|th)?";

/** Days that have no entry in the table of events, by their months and days. */
const OTHERS: readonly { pattern: RegExp; season_from: string; season_to: string }[] = [
  { pattern: /\bhalloween\b/, season_from: "10-17", season_to: "10-31" },
  { pattern: /\b(?:mothers day|mothering sunday)\b/, season_from: "03-01", season_to: "03-31" },
  { pattern: /\bfathers day\b/, season_from: "06-01", season_to: "06-21" },
  { pattern: /\bboxing day\b/, season_from: "12-26", season_to: "12-31" },
];

const RANGES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:from |between )?${DAY.replace("DAY", "d1")}(?: of)?(?: (?<m1>${MONTHS}))? (?:to|and|until|till|through|thru) ${DAY.replace("DAY", "d2")}(?: of)? (?<m2>${MONTHS})\\b`,
  ),
  new RegExp(
    `\\b(?:from |between )?(?<m1>${MONTHS}) ${DAY.replace("DAY", "d1")} (?:to|and|until|till|through|thru) (?:(?<m2>${MONTHS}) )?${DAY.replace("DAY", "d2")}(?= |$)`,
  ),
];

/** The season that a question names, months among them; years make it a period of its own instead. */
export function findSeason(sentence: Sentence): { season?: SeasonInput; isMonth: boolean } {
  const text = said(sentence);
  for (const pattern of RANGES) {
    const season = rangeOf(pattern.exec(text)?.groups);
    if (season) return { season, isMonth: true };
  }
  const event = PATTERNS.map(({ event, pattern }) => ({ event, at: text.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  if (event) return { season: { event: event.event }, isMonth: false };
  const other = OTHERS.find(({ pattern }) => pattern.test(text));
  if (other)
    return { season: { season_from: other.season_from, season_to: other.season_to }, isMonth: false };
  const month = new RegExp(`\\b(?:in|every|each|for|during|of|around) (?<month>${MONTHS})\\b`).exec(text)
    ?.groups?.month;
  return month ? { season: monthOf(readMonth(month)), isMonth: true } : { isMonth: false };
}

function rangeOf(groups: Readonly<Record<string, string | undefined>> | undefined): SeasonInput | undefined {
  if (!groups) return undefined;
  const { m1 = groups.m2, m2 = groups.m1, d1 = "", d2 = "" } = groups;
  if (m1 === undefined || m2 === undefined) return undefined;
  const season = { season_from: monthDay(readMonth(m1), d1), season_to: monthDay(readMonth(m2), d2) };
  return season.season_from && season.season_to
    ? { season_from: season.season_from, season_to: season.season_to }
    : undefined;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function monthOf(month: number): SeasonInput {
  const two = String(month).padStart(2, "0");
  return { season_from: `${two}-01`, season_to: `${two}-${MONTH_DAYS[month - 1]}` };
}

function monthDay(month: number, day: string): string | undefined {
  const number = Number(day);
  if (number < 1 || number > (MONTH_DAYS[month - 1] ?? 0)) return undefined;
  return `${String(month).padStart(2, "0")}-${String(number).padStart(2, "0")}`;
}
