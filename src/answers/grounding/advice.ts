import type { Evidence } from "./evidence.ts";
import type { Reading } from "./reading.ts";
import { normsOf, placesOf } from "./tokens.ts";
import { isOfValue, unitsFit } from "./value-fit.ts";

/** Advice or a what-if that goes against the evidence or beyond it: the words. */
export function wrongAdvice(reading: Reading, evidence: Evidence): string | undefined {
  return (
    likeliestFigure(reading, evidence) ??
    writtenToHeldOut(reading, evidence) ??
    ofAnotherGroup(reading, evidence) ??
    whatIf(reading, evidence)
  );
}

/** `Most likely $364` of whom most likely nothing is to be expected: a mean is not the likeliest. */
function likeliestFigure({ text, numbers }: Reading, { sentences }: Evidence): string | undefined {
  const match = /\b(?:most likely|likeliest)\b/i.exec(text);
  const isMoney = numbers.some(({ unit, value }) => unit === "money" && value > 0);
  return match &&
    isMoney &&
    sentences.some(({ norms }) => norms.includes("nothing") && norms.some((norm) => norm.startsWith("likel")))
    ? match[0]
    : undefined;
}

const WRITE =
  /\b(?:write|writing|contact|message|send|e-?mail|remind|reach out|call|target|start with|begin with|include|add)\b/i;

/** Whoever is held out to measure by must not be written to. */
function writtenToHeldOut({ text, names }: Reading, { grids }: Evidence): string | undefined {
  const verb = WRITE.exec(text);
  if (!verb || /\b(?:not|n't|never|without|except|held|hold|leave|skip)\b/i.test(text)) return undefined;
  const held = grids
    .flatMap(({ rows }) => rows)
    .filter(({ texts }) => texts.some((cell) => cell?.startsWith("held out")));
  return names.some(({ name }) =>
    held.some(({ keys, texts }) => keys.includes(name.id) || texts.includes(name.id)),
  )
    ? verb[0]
    : undefined;
}

/** Words of one row's cell said with the number of another row: `write personally to the 264` who are to be reminded. */
function ofAnotherGroup(reading: Reading, { grids }: Evidence): string | undefined {
  if (reading.names.length > 0) return undefined;
  const words = reading.tokens.map(({ norm }) => norm);
  for (const { rows } of grids) {
    const said = rows.filter(({ figures }) =>
      figures.some(
        (figure) =>
          figure !== undefined &&
          figure.value >= 10 &&
          reading.numbers.some((number) => unitsFit(figure, number) && isOfValue(figure, number, reading)),
      ),
    );
    if (said.length === 0) continue;
    const phrases = rows.flatMap(({ texts }) =>
      texts.slice(1).flatMap((text) => (text !== undefined && ADVICE.test(text) ? [text] : [])),
    );
    const phrase = phrases.find((text) => {
      const start = normsOf(text).slice(0, 2);
      return (
        start.length === 2 &&
        isSpoken(start, words) &&
        !said.some(({ texts }) => texts.some((own) => own?.startsWith(start.join(" "))))
      );
    });
    if (phrase !== undefined) return phrase;
  }
  return undefined;
}

const ADVICE = /^(?:write|personal|remind|reminder|thank|offer|ask|wait|leave)\b/;

function isSpoken(run: readonly string[], words: readonly string[]): boolean {
  return placesOf(run, words).length > 0;
}

const WOULD = /\b(?:would|wouldn't)(?: (?:not|also|still|all|then|probably|likely))* (\p{L}+)/giu;

/** What somebody would do, where the evidence does not say so. */
function whatIf({ text, isQuestion }: Reading, { sentences }: Evidence): string | undefined {
  if (isQuestion) return undefined;
  return [...text.matchAll(WOULD)].find((match) => {
    const before = text.slice(0, match.index);
    if (/\b(?:I|we|you|it|that|this|which) $/i.test(before)) return false;
    if (/^(?:be|suit|help|like|make)$/i.test(match[1] ?? "")) return false;
    const run = normsOf(`would ${match[1]}`);
    return !sentences.some(({ norms }) => placesOf(run, norms).length > 0);
  })?.[0];
}
