export type Unit = "day" | "week" | "month" | "quarter" | "year";

/** A length of time as people write it: `12w`, `6 months`, `a week`, `couple of days`. */
export const DURATION =
  "(?<count>\\d+(?:\\.\\d+)? ?|(?:an?|one|few|couple of|couple|half an?|half) )(?<unit>days?|d|weeks?|w|wks?|months?|m|mo|mos|mths?|quarters?|q|years?|y|yrs?|fortnights?)(?= |$)";

const LETTERS: Readonly<Record<string, Unit>> = { d: "day", w: "week", m: "month", q: "quarter", y: "year" };

export interface Duration {
  count: number;
  unit: Unit;
}

/** Reads the groups `count` and `unit` that DURATION matched. */
export function readDuration(groups: Readonly<Record<string, string | undefined>> | undefined): Duration {
  const unitText = groups?.unit ?? "day";
  const count = readCount(groups?.count ?? "1");
  if (unitText.startsWith("fortnight")) return { count: count * 2, unit: "week" };
  const unit = LETTERS[unitText[0] ?? "d"] ?? "day";
  if (count >= 1) return { count: Math.round(count), unit };
  return unit === "year"
    ? { count: 6, unit: "month" }
    : { count: Math.round(count * DAYS[unit]), unit: "day" };
}

function readCount(text: string): number {
  const word = text.trim();
  if (word.startsWith("half")) return 0.5;
  if (word.startsWith("couple")) return 2;
  if (word === "few") return 3;
  return Number.parseFloat(word) || 1;
}

const DAYS: Readonly<Record<Unit, number>> = { day: 1, week: 7, month: 30, quarter: 90, year: 365 };

/** A duration in days: a month is taken as 30, a quarter as 90, a year as 365, and so are twelve months. */
export function durationDays(duration: Duration): number {
  const years = duration.unit === "month" ? Math.floor(duration.count / 12) : 0;
  return duration.count * DAYS[duration.unit] + 5 * years;
}
