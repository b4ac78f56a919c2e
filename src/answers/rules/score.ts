import type { Intent } from "./intent.ts";
import { INTENTS } from "./intents.ts";
import type { Sign } from "./signs.ts";

/** Under this score nothing is understood. */
export const SCORE_MIN = 3;

/** Two readings closer than this are asked about. */
export const MARGIN_MIN = 0.25;

export interface Scored {
  intent: Intent;
  score: number;
}

/** The intents whose needs are met, the likeliest first; equal ones in the table's order. */
export function scoreIntents(signs: ReadonlySet<Sign>): Scored[] {
  return INTENTS.filter((intent) => isPossible(intent, signs))
    .map((intent) => ({ intent, score: scoreOf(intent, signs) }))
    .sort((a, b) => b.score - a.score);
}

function isPossible({ needs, unless = [] }: Intent, signs: ReadonlySet<Sign>): boolean {
  return (
    needs.every((anyOf) => anyOf.some((sign) => signs.has(sign))) && !unless.some((sign) => signs.has(sign))
  );
}

function scoreOf(intent: Intent, signs: ReadonlySet<Sign>): number {
  let score = 0;
  for (const sign of signs) score += intent.weights[sign] ?? 0;
  return score;
}
