import type { Evidence } from "./evidence.ts";
import type { Figure } from "./facts.ts";
import type { NumberMention } from "./numbers.ts";
import type { Reading } from "./reading.ts";

/** An end of an interval is not what is expected: it must be said to be an end, and the right one. */
export function isOfBand(band: "low" | "high", { text, numbers }: Reading, number: NumberMention): boolean {
  const before = text.slice(0, number.start);
  if (
    band === "low" &&
    /\b(?:as (?:little|low|few) as|at least|exceeds?|more than|above|low(?:er)?(?: end| bound)?(?: of| is| at)?|worst case(?: of| is)?|least|from|between|range (?:of|is)|interval (?:of|is)|:|\() (?:about |around |roughly )?$|(?:: ?|\()$/i.test(
      before,
    )
  )
    return true;
  if (band === "low")
    return numbers.some(
      (other) =>
        other.start > number.end &&
        /^ ?(?:to|and|-|–) ?(?:about |around )?$/.test(text.slice(number.end, other.start)) &&
        /\b(?:between|from|range|interval|anywhere)\b/i.test(text),
    );
  return (
    /\b(?:as (?:much|high|many) as|up to|at most|upper(?: end| bound)?(?: of| is| at)?|high(?: end)?(?: of| is| at)?|best case(?: of| is)?) (?:about |around |roughly )?$/i.test(
      before,
    ) ||
    numbers.some(
      (other) =>
        other.end < number.start &&
        /^ ?(?:to|and|-|–) ?(?:about |around )?$/.test(text.slice(other.end, number.start)) &&
        /\b(?:between|from|range|interval|band|anywhere)\b|%\s*:/i.test(text),
    )
  );
}

/** The ends of the 80 % interval are not those of the 95 %. */
export function isOfLevel(
  { sentence, label, words }: Figure,
  number: NumberMention,
  { numbers, text }: Reading,
): boolean {
  const levels = numbers
    .filter(
      (one) =>
        one !== number &&
        one.unit === "percent" &&
        /^[^.;]{0,3}(?:[ -](?:prediction |confidence )?(?:interval|band|range|confidence)|\s*:)/i.test(
          text.slice(one.end),
        ),
    )
    .map(({ value }) => String(Math.round(value * 100)));
  const own = new Set([...(sentence ?? []), ...label, ...words]);
  return levels.every((level) => own.has(level));
}

/** What has an interval is no bound: `at least` is said of its lower end alone. */
export function isOfBound(
  { band, report, keys, span }: Figure,
  before: string,
  { figures }: Evidence,
): boolean {
  const bound = /\b(?:at least|no less than|a minimum of)\s*$/i.test(before)
    ? "low"
    : /\b(?:at most|no more than|a maximum of)\s*$/i.test(before)
      ? "high"
      : undefined;
  if (bound === undefined || band === bound) return true;
  return !figures.some(
    (other) =>
      other.band !== undefined &&
      other.report === report &&
      other.keys.join() === keys.join() &&
      other.span?.from === span?.from,
  );
}
