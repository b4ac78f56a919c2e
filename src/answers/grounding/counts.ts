import { conceptsOf } from "./concepts.ts";
import { rowsNamed } from "./derived.ts";
import type { Evidence } from "./evidence.ts";
import type { NumberMention } from "./numbers.ts";
import type { Owners } from "./owners.ts";
import type { Reading } from "./reading.ts";
import { normsOf } from "./tokens.ts";

/** Whether a whole number counts what the statement names, what a list shows, or the rows of it that are in a state. */
export function isCounted(
  number: NumberMention,
  { reading, owners, evidence }: { reading: Reading; owners: Owners; evidence: Evidence },
): boolean {
  if (
    number.unit !== "plain" ||
    !Number.isInteger(number.value) ||
    number.low === number.value ||
    number.high === number.value
  )
    return false;
  const { text } = reading;
  const before = text.slice(0, number.start);
  const after = text.slice(number.end);
  if (
    !/^(?:\s+(?:[\p{L}-]+\s+){0,3}(?:customers?|categor(?:y|ies)|products?|archetypes?|groups?|segments?|buyers?|people|items?|pairs?|weeks?|months?|periods?|spenders|of (?:them|these|those|the)|have|are|hold|make|account|together|were)\b|\s*[:.,]|$)/iu.test(
      after,
    )
  )
    return false;
  const states = evidence.grids.flatMap((grid) =>
    stateCounts(
      grid.rows.map(({ texts }) => texts),
      reading,
    ),
  );
  if (STATED.test(text) && states.length > 0)
    return states.includes(number.value) || isShown(number, before, evidence, reading);
  if (reading.names.length > 1 && reading.groups.some(({ mentions }) => mentions.length === number.value))
    return true;
  if (
    evidence.grids.some(
      (grid) =>
        rowsNamed(grid, reading, owners).length === number.value &&
        number.value > 1 &&
        reading.names.length > 1,
    )
  )
    return true;
  return isShown(number, before, evidence, reading);
}

const STATED = /\b(?:are|is|at|have|has|in|with)\b/i;

/** `The top five`, `these four customers`, `five of them`: as many as the list shows, or its first ones. */
function isShown(number: NumberMention, before: string, { grids }: Evidence, reading: Reading): boolean {
  const nouns = conceptsOf(normsOf(reading.text.slice(number.end).split(/[,.:;]/)[0] ?? ""));
  const fits = grids.filter((grid) => {
    const kind = [...(grid.labels[0] ?? []), ...grid.caption, ...(grid.labels[1] ?? [])];
    return (
      kind.some((one) => nouns.has(one)) ||
      !["customer", "category", "product", "archetype", "week", "month"].some((noun) => nouns.has(noun))
    );
  });
  const leads = /\b(?:top|first|leading|best|largest|biggest)(?: most valuable)?\s+$/i.test(before);
  if (leads) return fits.some(({ rows }) => number.value <= rows.length);
  return (
    /\b(?:these|the|all|here are(?: the)?|of (?:these|the|those)|listed|list(?:s)?|shown|those)\s+$/i.test(
      before,
    ) && fits.some(({ rows }) => rows.length === number.value)
  );
}

/** How many rows have the states that the statement names. */
function stateCounts(rows: readonly (readonly (string | undefined)[])[], reading: Reading): number[] {
  const words = reading.tokens.map(({ norm }) => norm);
  const states = new Set(
    rows.flatMap((texts) => texts.slice(1).flatMap((text) => (text === undefined ? [] : statesIn(text)))),
  );
  return [...states]
    .filter((state) => words.includes(state))
    .map(
      (state) =>
        rows.filter((texts) =>
          texts.slice(1).some((text) => text !== undefined && statesIn(text).includes(state)),
        ).length,
    );
}

/** Levels and other single words of state in a cell. */
function statesIn(text: string): string[] {
  const words = text.split(" ");
  const level = words.find((word) => LEVELS.has(word));
  if (level) return [level];
  return words.length === 1 && !/\d/.test(text) ? words : [];
}

export const LEVELS: ReadonlySet<string> = new Set(["low", "medium", "high", "critical"]);
