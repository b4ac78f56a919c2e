import { phrasePattern } from "./phrases.ts";
import type { Sign } from "./signs.ts";
import { TARGETS } from "./targets/all.ts";
import { type Target, WEIGHTS } from "./targets/target.ts";

/** Under this score nothing is understood. */
export const SCORE_MIN = 2.5;

/** Two readings closer than this are asked about. */
export const MARGIN_MIN = 0.1;

/** So many words that go with a target say it; more than the most count no more. */
const WORDS_SAYING = 2;
const WORDS_MAX = 4;
const WORD_WEIGHT = 0.9;

/** What is plainly outside weighs more than what it is said of: the weather forecast is no forecast of ours. */
const REFUSED = 3;

export interface Scored {
  target: Target;
  score: number;
  /** Something was said that speaks for it, and not signs alone. */
  isSaid: boolean;
}

type Level = keyof typeof WEIGHTS;
const LEVELS = Object.keys(WEIGHTS) as Level[];

const COMPILED = TARGETS.map((target) => ({
  target,
  patterns: LEVELS.flatMap((level) => {
    const phrases = target[level];
    return phrases === undefined ? [] : [{ level, pattern: phrasePattern(phrases) }];
  }),
  words: target.words === undefined ? undefined : new RegExp(phrasePattern(target.words).source, "g"),
}));

/** The targets whose needs are met, the likeliest first; equal ones in the table's order. */
export function scoreTargets(
  text: string,
  signs: ReadonlySet<Sign>,
  options: { always?: (target: Target) => boolean } = {},
): Scored[] {
  return COMPILED.flatMap(({ target, patterns, words }) => {
    const said = new Set(patterns.filter(({ pattern }) => pattern.test(text)).map(({ level }) => level));
    const hits = words ? new Set(text.match(words)).size : 0;
    const isSaid = said.has("plainly") || said.has("likely") || hits >= WORDS_SAYING;
    if (!options.always?.(target) && !isPossible(target, { said, isSaid }, signs)) return [];
    return [
      { target, score: scoreOf(target, said, signs) + Math.min(hits, WORDS_MAX) * WORD_WEIGHT, isSaid },
    ];
  }).sort((a, b) => b.score - a.score);
}

function isPossible(
  { needs = [], unless = [] }: Target,
  { said, isSaid }: { said: ReadonlySet<Level>; isSaid: boolean },
  signs: ReadonlySet<Sign>,
): boolean {
  const has = (need: Sign | "said") => {
    if (need === "said") return isSaid;
    return need === "said_plainly" ? said.has("plainly") : signs.has(need);
  };
  return needs.every((anyOf) => anyOf.some(has)) && !unless.some((sign) => signs.has(sign));
}

function scoreOf(target: Target, said: ReadonlySet<Level>, signs: ReadonlySet<Sign>): number {
  const { signs: weights = {} } = target;
  let score = 0;
  for (const level of said) score += WEIGHTS[level];
  // Said plainly, it is not said again by what would say it likely.
  if (said.has("plainly") && said.has("likely")) score -= WEIGHTS.likely / 2;
  if (target.tool === null && said.has("plainly")) score += REFUSED;
  for (const sign of signs) score += weights[sign] ?? 0;
  return score;
}
