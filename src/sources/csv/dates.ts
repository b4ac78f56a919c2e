/** Reads the date and time of a row; undefined where no format fits or no such day exists. */
export type DateParser = (text: string) => Date | undefined;

type Part = "year" | "month" | "day" | "hour" | "minute" | "second" | "half" | "offset";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const TOKENS: Record<string, { part: Part; pattern: string }> = {
  yyyy: { part: "year", pattern: "(\\d{4})" },
  MMM: { part: "month", pattern: `(${MONTHS.join("|")})[a-z]*` },
  MM: { part: "month", pattern: "(\\d{2})" },
  M: { part: "month", pattern: "(\\d{1,2})" },
  dd: { part: "day", pattern: "(\\d{2})" },
  d: { part: "day", pattern: "(\\d{1,2})" },
  HH: { part: "hour", pattern: "(\\d{2})" },
  H: { part: "hour", pattern: "(\\d{1,2})" },
  mm: { part: "minute", pattern: "(\\d{2})" },
  ss: { part: "second", pattern: "(\\d{2})(?:[.,]\\d{1,9})?" },
  a: { part: "half", pattern: "(am|pm)" },
  Z: { part: "offset", pattern: "(Z|[+-]\\d{2}:?\\d{2})" },
};

/** A day, a day with time, either with an offset; `iso` stands for all of these. */
const ISO = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss Z"];

export function isDateFormat(format: string): boolean {
  const parts = format === "iso" ? ["year", "month", "day"] : compile(format).parts;
  return ["year", "month", "day"].every((part) => parts.includes(part as Part));
}

/**
 * A parser for the formats, tried in order: a text that fits two of them is read by the first.
 *
 * @param timeZone of wall-clock times, that is of all without an offset.
 */
export function createDateParser(formats: readonly string[], timeZone: string): DateParser {
  const compiled = formats.flatMap((format) => (format === "iso" ? ISO : [format])).map(compile);
  const offsetAt = createOffsetLookup(timeZone);
  let last: { text: string; date: Date | undefined } = { text: "", date: undefined };

  // The lines of an order follow each other with one date, so the last answer is mostly the next one.
  return (text) => {
    if (text !== last.text) last = { text, date: parse(text.trim()) };
    return last.date;
  };

  function parse(text: string): Date | undefined {
    for (const { pattern, parts } of compiled) {
      const match = pattern.exec(text);
      if (match) return instantOf(match, parts);
    }
    return undefined;
  }

  function instantOf(match: RegExpExecArray, parts: readonly Part[]): Date | undefined {
    const text = Object.fromEntries(parts.map((part, i) => [part, match[i + 1] ?? ""])) as Partial<
      Record<Part, string>
    >;
    const month = monthOf(text.month ?? "");
    const [year, day, minute, second] = [text.year, text.day, text.minute, text.second].map((t) =>
      Number(t ?? 0),
    ) as [number, number, number, number];
    const hour = hourOf(Number(text.hour ?? 0), text.half);
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    const there = new Date(wall);
    const exists = there.getUTCMonth() === month - 1 && there.getUTCDate() === day && year >= 1970;
    if (!exists || hour > 23 || minute > 59 || second > 59) return undefined;
    if (text.offset) return new Date(wall - offsetMs(text.offset));
    // Twice, because the offset at the wall time taken for UTC may be that of the other side of a clock change.
    return new Date(wall - offsetAt(wall - offsetAt(wall)));
  }
}

function compile(format: string): { pattern: RegExp; parts: readonly Part[] } {
  const parts: Part[] = [];
  const source = format.replace(/yyyy|MMM|MM|M|dd|d|HH|H|mm|ss|a|Z|[^A-Za-z]|[A-Za-z]/g, (token) => {
    const known = TOKENS[token];
    if (known) parts.push(known.part);
    if (known) return known.pattern;
    return token === " " ? "[ T]?" : token.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return { pattern: new RegExp(`^${source}$`, "i"), parts };
}

function monthOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : MONTHS.indexOf(text.toLowerCase()) + 1;
}

function hourOf(hour: number, half: string | undefined): number {
  if (!half) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
}

function offsetMs(text: string): number {
  if (text.toUpperCase() === "Z") return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith("-") ? -minutes : minutes) * 60_000;
}

/** Offset of the zone from UTC at an instant. Kept per hour, since asking Intl for each of a million rows takes minutes. */
function createOffsetLookup(timeZone: string): (instant: number) => number {
  const HOUR = 3_600_000;
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const known = new Map<number, number>();
  return (instant) => {
    const hour = Math.floor(instant / HOUR);
    const found = known.get(hour);
    if (found !== undefined) return found;
    const name = format.formatToParts(instant).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
    const offset = name === "GMT" ? 0 : offsetMs(name.slice(3));
    if (known.size >= 100_000) known.clear();
    known.set(hour, offset);
    return offset;
  };
}
