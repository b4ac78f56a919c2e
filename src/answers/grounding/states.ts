import type { Evidence } from "./evidence.ts";
import { wrongLevel } from "./levels.ts";
import { areRivals, type Reading, segmentAt } from "./reading.ts";
import { subjectsAt } from "./subjects.ts";
import { placesOf } from "./tokens.ts";

/** A level, state or companion said of a name that has another: the words; undefined where all fits. */
export function wrongState(reading: Reading, evidence: Evidence): string | undefined {
  return (
    wrongLevel(reading, evidence) ??
    wrongWord(reading, evidence) ??
    wrongPhrase(reading, evidence) ??
    wrongPurchase(reading, evidence) ??
    wrongAttribute(reading, evidence) ??
    strangers(reading, evidence)
  );
}

/** States that mean nothing else in a sentence about customers or products. */
const STATES: ReadonlySet<string> = new Set(
  "late overdue steady stopped regular irregular clockwork rising falling dormant occasional active lapsed lost churned loyal promising hibernating dependent growing declining inactive held left gone".split(
    " ",
  ),
);

/** Other states: a word that some row has as its own must be the subject's, where the subject has another. */
function wrongWord(reading: Reading, evidence: Evidence): string | undefined {
  for (const { norm, start, end } of reading.tokens) {
    if (/\b(?:days?|weeks?) $|\bof $/.test(reading.text.slice(0, start))) continue;
    if (/^ (?:its\b|[\d$£€])/.test(reading.text.slice(end)) || reading.text[start - 1] === "-") continue;
    if (!STATES.has(norm) || reading.names.some((name) => start >= name.start && end <= name.end)) continue;
    if (
      reading.softNames.some((name) => start >= name.start && end <= name.end) &&
      reading.numbers.length > 0 &&
      isOfOneKind(reading, start)
    )
      continue;
    const names = subjectsAt(reading, start);
    if (names.length > 0 && !names.every((name) => wordsOf(name, evidence).has(norm))) return norm;
  }
  return wrongDue(reading, evidence);
}

/** A state as the name of a group, beside others of its kind: `800 are hibernating and 540 promising`. */
function isOfOneKind({ names, softNames }: Reading, at: number): boolean {
  const own = softNames.find(({ start, end }) => at >= start && at < end);
  return names.length === 0 || (own !== undefined && names.every((name) => areRivals(name, own)));
}

/** A product that is not due yet. */
function wrongDue(reading: Reading, { sentences, grids }: Evidence): string | undefined {
  for (const { norm, start } of reading.tokens) {
    if (norm !== "due" && norm !== "overdue") continue;
    const names = subjectsAt(reading, start);
    if (/^ to\b/i.test(reading.text.slice(start + 3))) continue;
    const isNegated = /\bnot\b[^.;,]{0,12}$/i.test(reading.text.slice(0, start));
    const about = sentences.filter(
      ({ norms, keys, names: named }) =>
        norms.includes("due") && names.some((name) => keys.includes(name) || named.has(name)),
    );
    if (
      !isNegated &&
      names.length > 0 &&
      !grids.some(
        ({ labels, rows }) =>
          labels.some((label) => label.has("due")) &&
          rows.some(({ keys }) => keys.some((key) => names.includes(key))),
      ) &&
      about.every(({ norms }) => norms[norms.indexOf("due") - 1] === "not")
    )
      return norm;
  }
  return undefined;
}

function wordsOf(name: string, { grids, attributes, sentences }: Evidence): Set<string> {
  return new Set([
    ...grids.flatMap(({ rows }) =>
      rows
        .filter(({ keys }) => keys.includes(name))
        .flatMap(({ texts }) => texts.flatMap((text) => text?.split(" ") ?? [])),
    ),
    ...attributes.filter(({ keys }) => keys.includes(name)).flatMap(({ text }) => text.split(" ")),
    ...sentences
      .filter(({ keys, norms }) => keys.includes(name) && norms.length < 12)
      .flatMap(({ norms }) => norms),
    ...name.split(" "),
  ]);
}

/** `Their main category is …`: what stands under that label of the subject must be said with it. */
function wrongAttribute(reading: Reading, evidence: Evidence): string | undefined {
  const words = reading.tokens.map(({ norm }) => norm);
  for (const { keys, label, text } of evidence.attributes) {
    const [at] = placesOf(label, words);
    if (at === undefined || keys.length === 0) continue;
    const start = reading.tokens[at]?.start ?? 0;
    const names = subjectsAt(reading, start);
    const next = reading.text.slice(reading.tokens[at + label.length - 1]?.end ?? 0);
    const isSaid = label.length > 1 || /^\s*(?:is|are|:|=|was)/.test(next);
    const about =
      reading.names.some(({ name }) => keys.includes(name.id)) ||
      reading.carried.names.some((name) => keys.includes(name)) ||
      names.some((name) => keys.includes(name));
    if (isSaid && about && placesOf(text.split(" "), words).length === 0 && !words.includes("unknown"))
      return label.join(" ");
  }
  return undefined;
}

/** Words of a cell said of a row that has others there: `write personally` of whom to remind. */
function wrongPhrase(reading: Reading, { grids }: Evidence): string | undefined {
  const words = reading.tokens.map(({ norm }) => norm);
  for (const { rows, labels } of grids) {
    for (const column of labels.keys()) {
      for (const text of new Set(rows.flatMap((row) => row.texts[column] ?? []))) {
        const run = text.split(" ");
        if (
          reading.names.some(({ name }) => name.id === text || name.words.join(" ") === text) ||
          run.length < 2 ||
          run.length > 4 ||
          /\d/.test(text) ||
          run.includes("risk")
        )
          continue;
        const [at] = placesOf(run, words);
        if (at === undefined) continue;
        const names = subjectsAt(reading, reading.tokens[at]?.start ?? 0);
        const own = rows.filter(({ keys }) => keys.some((key) => names.includes(key)));
        if (
          own.length > 0 &&
          !names.includes(text) &&
          !own.some(({ texts, keys }) => keys.includes(text) || texts.some((other) => other?.includes(text)))
        )
          return text;
      }
    }
  }
  return undefined;
}

/** A product said to be bought that is offered as new. */
function wrongPurchase(reading: Reading, { grids, sentences }: Evidence): string | undefined {
  return reading.names.find(({ name, start }) => {
    if (
      !name.kinds.has("product") ||
      !/\b(?:bought|ordered|purchased|owns?|has|have)\b[^.;,]{0,20}$/i.test(reading.text.slice(0, start))
    )
      return false;
    const isNew =
      grids.some(({ rows }) =>
        rows.some(({ keys, texts }) => keys.includes(name.id) && texts.includes("new to them")),
      ) || sentences.some(({ norms }) => placesOf([...name.words, "new", "to"], norms).length > 0);
    return (
      isNew &&
      !sentences.some(
        ({ norms, names }) =>
          names.has(name.id) &&
          !norms.includes("new") &&
          norms.some((norm) => norm === "bought" || /^\d+$/.test(norm)),
      )
    );
  })?.name.id;
}

/** Names of different kinds in one part of a statement that stand together nowhere in the evidence. */
function strangers(reading: Reading, evidence: Evidence): string | undefined {
  for (const one of reading.names) {
    const segment = segmentAt(reading.text, one.start);
    for (const other of reading.names) {
      if (
        other.start <= one.start ||
        other.start >= segment.end ||
        areRivals(one, other) ||
        one.name.id === other.name.id
      )
        continue;
      if (!areTogether(one.name.id, other.name.id, evidence)) return `${one.name.id} and ${other.name.id}`;
    }
  }
  return undefined;
}

function areTogether(a: string, b: string, { grids, sentences, reports, attributes }: Evidence): boolean {
  const has = (texts: readonly (string | undefined)[], name: string) =>
    texts.some((text) => text !== undefined && (text === name || ` ${text} `.includes(` ${name} `)));
  if (
    grids.some(({ rows }) =>
      rows.some((row) => has([...row.keys, ...row.texts], a) && has([...row.keys, ...row.texts], b)),
    )
  )
    return true;
  if (
    sentences.some(
      ({ norms, keys }) => has([norms.join(" "), ...keys], a) && has([norms.join(" "), ...keys], b),
    )
  )
    return true;
  if (
    attributes.some(
      ({ keys, text }) => (keys.includes(a) && has([text], b)) || (keys.includes(b) && has([text], a)),
    )
  )
    return true;
  // What a whole report is of, such as a season, stands beside all that it lists.
  const isOfHeadline = reports.some(({ headline }, index) =>
    [
      [a, b],
      [b, a],
    ].some(
      ([one, other]) =>
        has([headline.join(" ")], one ?? "") &&
        grids.some(
          ({ report, rows }) => report === index && rows.some((row) => has([...row.keys], other ?? "")),
        ),
    ),
  );
  if (isOfHeadline) return true;
  return reports.some(({ subjects }, index) => {
    const other = subjects.has(a) ? b : subjects.has(b) ? a : undefined;
    return (
      other !== undefined &&
      grids.some(
        ({ report, rows }) => report === index && rows.some((row) => has([...row.keys, ...row.texts], other)),
      )
    );
  });
}
