import { FRACTIONS, MULTIPLES, NUMBER_WORDS, readNumberWords } from "./number-words.ts";

/** What a number in a text is of, as written there: `times` is a ratio, `points` a difference of shares. */
export type MentionUnit = "plain" | "money" | "percent" | "points" | "days" | "times";

/** A number in a text, with the values that it can stand for. */
export interface NumberMention {
  start: number;
  end: number;
  text: string;
  /** Money in units of its currency, percents from 0 to 1, spans in days. */
  value: number;
  unit: MentionUnit;
  currency?: string;
  /** The least and the greatest exact value that may be said so. */
  low: number;
  high: number;
  /** Written before it. */
  sign?: "+" | "-";
  /** Of a span of time: as written. */
  span?: { count: number; unit: string };
}

const CURRENCIES: Readonly<Record<string, string>> = {
  $: "USD",
  us$: "USD",
  "£": "GBP",
  "€": "EUR",
  "¥": "JPY",
  usd: "USD",
  gbp: "GBP",
  eur: "EUR",
  dollar: "USD",
  dollars: "USD",
  bucks: "USD",
  pound: "GBP",
  pounds: "GBP",
  euro: "EUR",
  euros: "EUR",
};

const WORDS = NUMBER_WORDS.join("|");
const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`;
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}#.,])(?<sign>[+-])?(?<symbol>US\$|[$£€¥])?(?<inner>[+-])?` +
    String.raw`(?:(?<digits>${DIGITS})\s?(?<scale>k|m|bn|thousand|million|billion)?(?![\p{N}]|[.,]\d|(?!x(?![\p{L}\p{N}]))\p{L})` +
    String.raw`|(?<words>(?:${WORDS})(?:[ -](?:and[ -])?(?:${WORDS}))*)(?![\p{L}\p{N}]))(?<half> and a half)?` +
    String.raw`(?<unit>\s?%|[ -](?:percent|per cent|percentage points?|points?|pp|x|times|dollars?|bucks|pounds?|euros?|usd|gbp|eur|(?:full |whole |calendar )?(?:days?|weeks?|months?|years?|quarters?))(?![\p{L}])|x(?![\p{L}\p{N}]))?`,
  "giu",
);

const SPAN_DAYS: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  month: 30.4375,
  quarter: 91.3125,
  year: 365.25,
};
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

/** The numbers of a statement, in order: figures, words, fractions, spans of time, money. Dates must be masked. */
export function numbersIn(statement: string): NumberMention[] {
  const found = [...fractionsIn(statement), ...multiplesIn(statement), ...nonesIn(statement)];
  const taken = (at: number) => found.some(({ start, end }) => at >= start && at < end);
  for (const match of statement.matchAll(NUMBER)) {
    const text = match[0].trimEnd();
    if (!taken(match.index)) found.push(withBounds(statement, mentionOf(match, text)));
  }
  return found.toSorted((a, b) => a.start - b.start);
}

type Bare = Omit<NumberMention, "low" | "high"> & { step: number };

function mentionOf(match: RegExpMatchArray, text: string): Bare {
  const groups = match.groups ?? {};
  const start = match.index ?? 0;
  const scale = SCALES[groups.scale?.toLowerCase() ?? ""] ?? 1;
  const digits = groups.digits?.replaceAll(",", "");
  const count =
    (digits === undefined ? readNumberWords(groups.words ?? "") : Number(digits)) * scale +
    (groups.half ? 0.5 : 0);
  const step =
    (groups.half ? 0.5 : digits === undefined ? 1 : 10 ** -(digits.split(".")[1]?.length ?? 0)) * scale;
  const sign = groups.sign ?? groups.inner;
  const common = {
    ...{ start, end: start + text.length, text },
    ...(sign === "+" || sign === "-" ? { sign: sign as "+" | "-" } : {}),
  };
  const unit = (groups.unit ?? "").trim().replace(/^-/, "").toLowerCase();
  const currency = CURRENCIES[groups.symbol?.toLowerCase() ?? unit];
  if (currency !== undefined) return { ...common, value: count, step, unit: "money", currency };
  if (/^(?:%|percent|per cent)$/.test(unit))
    return { ...common, value: count / 100, step: step / 100, unit: "percent" };
  if (/point|^pp$/.test(unit)) return { ...common, value: count / 100, step: step / 100, unit: "points" };
  if (/^(?:x|times)$/.test(unit)) return { ...common, value: count, step, unit: "times" };
  const span = /(day|week|month|quarter|year)/.exec(unit)?.[1];
  if (span === undefined) return { ...common, value: count, step, unit: "plain" };
  const days = SPAN_DAYS[span] ?? 1;
  return { ...common, value: count * days, step: step * days, unit: "days", span: { count, unit: span } };
}

const ABOUT =
  /(?:\b(?:about|around|roughly|approximately|approx\.?|some|circa|close to|in the region of|or so)|~|≈)\s*$/i;
const OVER =
  /\b(?:over|more than|above|upwards? of|exceeding|exceeds?|(?:just|slightly|a little|well|a bit) over|north of|past)\s*$/i;
const UNDER = /\b(?:under|below|less than|fewer than|almost|nearly|just short of|close on|not quite)\s*$/i;

/** What may be said so: half a step either side; more where it says about, on one side where it says over or under. */
function withBounds(statement: string, { step, ...bare }: Bare): NumberMention {
  const before = statement.slice(0, bare.start);
  // With a decimal point its last digit counts, also where that is 0.
  const coarse = /\d\.\d/.test(bare.text) ? step : Math.max(step, coarseStep(bare, step));
  const close = Math.abs(bare.value) * 0.1;
  if (OVER.test(before)) return { ...bare, low: bare.value, high: bare.value + Math.min(coarse, close) };
  if (UNDER.test(before)) return { ...bare, low: bare.value - Math.min(coarse, close), high: bare.value };
  if (ABOUT.test(before) || /^ or so\b/.test(statement.slice(bare.end))) {
    const reach = Math.min(coarse / 2, Math.max(close / 2, step / 2));
    return { ...bare, low: bare.value - reach, high: bare.value + reach };
  }
  if (bare.span && bare.span.unit !== "day") {
    const half = Math.min(step / 2, bare.value * 0.2);
    return { ...bare, low: bare.value - half, high: bare.value + half };
  }
  // A scaled number is rounded for all to see; a step of it must still not hide what is far off.
  const half = Math.min(
    step / 2,
    Math.max(Math.abs(bare.value) * 0.05, step < 1 ? step / 2 : 0.5 * Math.min(step, 1)),
  );
  // Figures are shown rounded; what lies on the edge may go either way.
  const dust = Math.abs(bare.value) * 1e-9 + step * 0.02;
  return { ...bare, low: bare.value - half - dust, high: bare.value + half + dust };
}

/** The step that trailing zeros of a round number show: 100 for 1,200. Spans of time are round by their unit. */
function coarseStep({ value, unit, span }: Omit<Bare, "step">, step: number): number {
  if (span) return step;
  const digits = unit === "percent" || unit === "points" ? Math.round(value * 100) : value;
  const scale = unit === "percent" || unit === "points" ? 0.01 : 1;
  if (!Number.isInteger(digits) || digits === 0) return step;
  let round = 1;
  while (digits % (round * 10) === 0) round *= 10;
  if (digits % (round * 5) === 0) round *= 5;
  return round * scale;
}

const FRACTION = new RegExp(
  String.raw`(?<![\d.,$£€#])\b(?:(?<top>(?:\d{1,2}(?= out of))|one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?(?<bottom>two|three|four|five|six|seven|eight|nine|ten|\d{1,3})|(?<name>(?:${Object.keys(FRACTIONS).join("|")})))(?![\p{L}\p{N}-])`,
  "giu",
);

function fractionsIn(statement: string): NumberMention[] {
  return [...statement.matchAll(FRACTION)].flatMap((match) => {
    const { top, bottom, name } = match.groups ?? {};
    const value = name
      ? FRACTIONS[name.toLowerCase()]
      : readNumberWords(top ?? "") / readNumberWords(bottom ?? "");
    if (value === undefined || !(value > 0 && value <= 1)) return [];
    const before = statement.slice(0, match.index);
    if (/\band a half$/i.test(before + match[0])) return [];
    if (/\b(?:first|second|other|the last|next|and|to) (?:half|quarter)$/i.test(before + match[0])) return [];
    const reach = 0.03;
    const [low, high] = OVER.test(before)
      ? [value, value + (/\b(?:just|little|bit|slightly) over\s*$/i.test(before) ? 2 : 3) * reach]
      : UNDER.test(before)
        ? [value - 2 * reach, value]
        : [value - reach, value + reach];
    const place = { start: match.index, end: match.index + match[0].length, text: match[0] };
    // Where the exact share stands behind it in brackets, it may be rounded further.
    const exact =
      Number(/^[^(),.;]{0,12}\((?:-|about )?(\d+(?:\.\d+)?)\s?%\)/.exec(statement.slice(place.end))?.[1]) /
      100;
    const isNear =
      Math.abs(exact - value) < 0.12 &&
      !(OVER.test(before) && exact < value) &&
      !(UNDER.test(before) && exact > value);
    return isNear
      ? [{ ...place, value, unit: "percent" as const, low: exact - 0.002, high: exact + 0.002 }]
      : [{ ...place, value, unit: "percent" as const, low, high }];
  });
}

/** `No customers` counts them: 0. */
export const NONE_OF = /\bno (?=(?:customers?|returns?|orders?|buyers?|products?|categor(?:y|ies))\b)/gi;

function nonesIn(statement: string): NumberMention[] {
  return [...statement.matchAll(NONE_OF)].map(({ index }) => {
    const place = { start: index, end: index + 2, text: statement.slice(index, index + 2) };
    return { ...place, value: 0, unit: "plain" as const, low: -0.01, high: 0.01 };
  });
}

const MULTIPLE = new RegExp(String.raw`\b(?:${Object.keys(MULTIPLES).join("|")})\b`, "giu");

function multiplesIn(statement: string): NumberMention[] {
  return [...statement.matchAll(MULTIPLE)].flatMap((match) => {
    const value = MULTIPLES[match[0].toLowerCase()];
    if (value === undefined) return [];
    const before = statement.slice(0, match.index);
    const place = { start: match.index, end: match.index + match[0].length, text: match[0] };
    if (OVER.test(before))
      return [{ ...place, value, unit: "times" as const, low: value, high: value * 1.5 }];
    if (UNDER.test(before))
      return [{ ...place, value, unit: "times" as const, low: value * 0.9, high: value }];
    return [{ ...place, value, unit: "times" as const, low: value * 0.95, high: value * 1.05 }];
  });
}
