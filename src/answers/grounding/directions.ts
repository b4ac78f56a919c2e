import type { Evidence } from "./evidence.ts";
import type { Figure } from "./facts.ts";
import { isSaidInEvidence } from "./logic.ts";
import type { Found } from "./numbers-check.ts";
import { isPeriod } from "./period-fit.ts";
import { type Reading, segmentAt } from "./reading.ts";
import { normsOf, placesOf } from "./tokens.ts";
import { directionNear } from "./value-fit.ts";

const UPWARD =
  /\b(?:rose|rise|rises|risen|rising|grew|grows?|grown|growing|increas(?:e|ed|es|ing)|gain(?:ed|s|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:ed|es|ing)|soar(?:ed|s|ing)?|improv(?:ed|es|ing)|expand(?:ed|s|ing)?|accelerat(?:ed|es|ing)|speeding up|doubled|tripled|(?:is|are|was|were|went|been|trending|goes|going) up|upward)\b/gi;
const DOWNWARD =
  /\b(?:(?:fell|falls?)(?! (?:in|inside|within|into|between|under|outside)\b)|fallen|falling|drop(?:ped|s|ping)?|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|shr(?:ank|unk|ink|inks|inking)|dip(?:ped|s|ping)?|slip(?:ped|s|ping)?|plung(?:ed|es|ing)|plummet(?:ed|s|ing)?|slid|slow(?:s|ed|ing)(?: down)?|halved|worsen(?:ed|s|ing)?|(?:is|are|was|were|went|been|trending|goes|going) down|downward|los(?:ing|es|t) (?:ground|momentum))\b/gi;
const STEADY = /\b(?:flat|unchanged|stable|steady|constant|held steady)\b/gi;

/** A change that is said wrongly or without proof: the words; undefined where all is proved. */
export function wrongDirection(
  reading: Reading,
  evidence: Evidence,
  found: readonly Found[],
): string | undefined {
  if (reading.isQuestion) return undefined;
  const claims = [
    ...[...reading.bare.matchAll(UPWARD)].map((match) => ({ match, sign: 1 })),
    ...[...reading.bare.matchAll(DOWNWARD)].map((match) => ({ match, sign: -1 })),
    ...[...reading.bare.matchAll(STEADY)].map((match) => ({ match, sign: 0 })),
  ];
  return claims.find(({ match, sign }) => !isProved(match, sign, { reading, evidence, found }))?.match[0];
}

interface About {
  reading: Reading;
  evidence: Evidence;
  found: readonly Found[];
}

function isProved(match: RegExpMatchArray, sign: number, about: About): boolean {
  const { reading, evidence, found } = about;
  const at = match.index ?? 0;
  const { text } = reading;
  if (
    reading.softNames.some(({ start, end }) => at >= start && at < end) &&
    found.length > 0 &&
    reading.names.length === 0
  )
    return true;
  // What is aimed at is no claim: "to grow revenue".
  if (
    /\b(?:to|could|can|help|try to|want to|would|may|might) $/i.test(text.slice(0, at)) &&
    found.length === 0 &&
    reading.names.length === 0
  )
    return true;
  const segment = segmentAt(text, at);
  const near = found.filter(({ number }) => number.start >= segment.start && number.end <= segment.end);
  if (sign !== 0) {
    const changes = near.filter(({ figures }) => figures.some(({ unit }) => unit === "change"));
    if (changes.length > 0)
      return changes.some(({ figures }) =>
        figures.some(({ unit, value }) => unit === "change" && Math.sign(value) === sign),
      );
    const order = orderTold(near, about);
    if (order !== undefined) return order;
    const [from, to] = fromTo(near, text);
    if (from !== undefined && to !== undefined) return Math.sign(to - from) === sign;
    if (
      near.some(
        ({ number, figures }) =>
          number.unit === "plain" && figures.length === 0 && number.end < at && at - number.end < 40,
      )
    )
      return true;
    const steps = stepsOf(about, near, at);
    if (steps.length > 0) return steps.every((step) => step === sign);
    const derived = near.filter(
      ({ figures, number }) =>
        figures.length === 0 &&
        (number.unit === "percent" ||
          number.unit === "money" ||
          number.unit === "points" ||
          number.unit === "times"),
    );
    if (derived.length > 0)
      return derived.every(({ number }) => directionNear(reading, number) === (sign > 0 ? "+" : "-"));
  }
  if (
    sign === 0 &&
    near.some(({ figures }) => figures.some(({ unit, value }) => unit === "change" && Math.abs(value) < 0.02))
  )
    return true;
  const states = statesOf(about, at);
  if (states.length > 0) return states.every((state) => state === sign);
  if (isSaidInEvidence(match, reading, evidence)) return true;
  if (sign === 0) return false;
  const own = changesOf(about, at);
  return own.length > 0 && own.every((value) => Math.sign(value) === sign);
}

/** From one period of a list to another, or to the one that a figure is of from the one before it. */
function stepsOf({ reading, evidence }: About, near: readonly Found[], at: number): number[] {
  const { text, periods } = reading;
  const to = near.find(
    ({ number }) =>
      number.start > at && /\bto (?:about |around |roughly )?$/i.test(text.slice(0, number.start)),
  );
  const [first, last, ...more] = periods.filter(({ start }) => start > at);
  return evidence.grids.flatMap(({ rows, labels }) =>
    labels.flatMap((_, column) => {
      const values = rows.map(({ figures }) => figures[column]);
      const rowOf = (period: typeof first) =>
        rows.findIndex(({ span }) => span && period && isPeriod(period, [span]));
      const [from, until] =
        first && last && more.length === 0
          ? [rowOf(first), rowOf(last)]
          : [
              rows.findIndex(({ figures }) => to?.figures.includes(figures[column] as Figure)) - 1,
              rows.findIndex(({ figures }) => to?.figures.includes(figures[column] as Figure)),
            ];
      const [x, y] = [values[from], values[until]];
      return x &&
        y &&
        x.band === undefined &&
        x.unit !== "change" &&
        rows[until]?.span &&
        rows[from]?.keys.join() === rows[until]?.keys.join()
        ? [Math.sign(y.value - x.value)]
        : [];
    }),
  );
}

/** Whether a sentence of the evidence goes from the one figure to the other as the statement does. */
function orderTold(near: readonly Found[], { reading, evidence }: About): boolean | undefined {
  const { text } = reading;
  const at = (word: RegExp) => near.find(({ number }) => word.test(text.slice(0, number.start)))?.number.text;
  const [from, to] = [at(/\bfrom (?:about |around )?$/i), at(/\bto (?:about |around )?$/i)];
  if (from === undefined || to === undefined) return undefined;
  const [first, last] = [normsOf(from), normsOf(to)];
  const told = evidence.sentences.flatMap(({ norms }) => {
    const [x, y] = [placesOf(["from", ...first], norms)[0], placesOf(["to", ...last], norms)[0]];
    const [u, v] = [placesOf(["from", ...last], norms)[0], placesOf(["to", ...first], norms)[0]];
    return x !== undefined && y !== undefined ? [true] : u !== undefined && v !== undefined ? [false] : [];
  });
  return told.includes(true) ? undefined : told.includes(false) ? false : undefined;
}

function fromTo(found: readonly Found[], text: string): [number | undefined, number | undefined] {
  const from = found.find(({ number }) =>
    /\bfrom (?:about |around |roughly )?$/i.test(text.slice(0, number.start)),
  );
  const to = found.find(({ number }) =>
    /\bto (?:about |around |roughly )?$/i.test(text.slice(0, number.start)),
  );
  return [from?.number.value, to?.number.value];
}

const RISING = /\b(?:rising|growing|speeding up)\b/;
const FALLING = /\b(?:falling|declining|slowing|stopped|dormant)\b/;

/** What the rows of the subject say in words. */
function statesOf(about: About, at: number): number[] {
  const names = subjectsAt(about, at);
  return about.evidence.grids.flatMap(({ rows }) =>
    rows
      .filter((row) => row.keys.some((key) => names.includes(key)))
      .flatMap(({ texts }) =>
        texts.flatMap((text) => {
          if (text === undefined || text.split(" ").length > 2) return [];
          if (RISING.test(text)) return [1];
          if (FALLING.test(text)) return [-1];
          return text === "steady" ? [0] : [];
        }),
      ),
  );
}

/** Changes of the subject; of the shop where no subject is named. */
function changesOf(about: About, at: number): number[] {
  const names = subjectsAt(about, at);
  return about.evidence.figures
    .filter(
      ({ unit, keys, kind }) =>
        unit === "change" &&
        (names.length > 0
          ? keys.length > 0 && keys.every((key) => names.includes(key))
          : keys.length === 0 && kind === "fact"),
    )
    .map(({ value }) => value);
}

function subjectsAt({ reading }: About, at: number): readonly string[] {
  const segment = segmentAt(reading.text, at);
  const within = reading.groups.filter(({ start, end }) => start >= segment.start && end <= segment.end);
  const group = within.filter(({ end }) => end <= at).at(-1) ?? within[0];
  return group ? group.mentions.map(({ name }) => name.id) : reading.carried.names;
}
