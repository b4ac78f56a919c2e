import type { Evidence } from "./evidence.ts";
import { NONE_OF } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import { boundOf } from "./thresholds.ts";
import { normsOf, placesOf } from "./tokens.ts";

/** Whether a word stands in the evidence with the same word before or after it. */
export function isSaidInEvidence(
  match: RegExpMatchArray,
  { tokens, names, carried }: Reading,
  { sentences }: Evidence,
): boolean {
  const at = tokens.findIndex(({ end }) => end > (match.index ?? 0));
  const words = tokens.map(({ norm }) => norm);
  const length = normsOf(match[0]).length;
  const runs = [words.slice(Math.max(0, at - 1), at + length), words.slice(at, at + length + 1)].filter(
    (run) => run.length > length,
  );
  const own = [...names.map(({ name }) => name.id), ...carried.names];
  return sentences.some(
    ({ norms, keys }) =>
      (keys.length === 0 || keys.some((key) => own.includes(key))) &&
      runs.some((run) => placesOf(run, norms).length > 0),
  );
}

const NEGATION =
  /\b(?:not|never|no|none|nobody|neither|nor|without|cannot|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|hadn't|can't|couldn't|won't|wouldn't|shouldn't|nothing|nowhere|hardly|barely|scarcely|lacks?|lacking|fails? to|failed to|stopped|free of|far from|anything but|rather than|instead of|excluding|except|un(?:likely|able|happy))\b/gi;
const CANT_TELL =
  /^(?:not|no|cannot|can't|don't|doesn't|isn't|aren't|wasn't|couldn't|nothing|without|nor)\b[^.;,]{0,24}?\b(?:know|known|tell|say|said|show|shown|see|sure|clear|available|include|included|listed|data|enough|certain|information|figure|explain|prove|proof|cover|know why|yet (?:known|available))\b/i;
const NOT_BOUGHT =
  /^(?:not|hasn't|haven't|have not|has not|no|without|n't)\b (?:a |yet |any )?(?:bought|ordered|purchased|purchases?|orders?|buying|ordering|a purchase|an order|been back)(?: anything| again)? (?:for|in|since|within)?/i;

/** A negation of which the evidence has nothing: the words. */
export function wrongNegation(reading: Reading, evidence: Evidence, isFactual: boolean): string | undefined {
  const { text } = reading;
  for (const match of text.matchAll(NEGATION)) {
    const rest = text.slice(match.index);
    if (!isFactual || reading.isQuestion) continue;
    if (/^no$/i.test(match[0]) && [...text.matchAll(NONE_OF)].some(({ index }) => index === match.index))
      continue;
    if (
      /^not only\b|^no\. \d|^not (?:just|merely)\b/i.test(rest) ||
      /\b(?:if|or|whether or) $/i.test(text.slice(0, match.index)) ||
      CANT_TELL.test(rest) ||
      NOT_BOUGHT.test(rest)
    )
      continue;
    if (/^(?:unlikely|stopped)/i.test(match[0])) continue;
    if (isSaidInEvidence(match, reading, evidence)) continue;
    if (
      /^nothing$/i.test(match[0]) &&
      /\blikel/i.test(text) &&
      evidence.sentences.some(
        ({ norms }) => norms.includes("nothing") && norms.some((norm) => norm.startsWith("likel")),
      )
    )
      continue;
    return match[0];
  }
  return wrongUnknown(reading, evidence);
}

/** `Unknown` of a name must be unknown of it. */
function wrongUnknown({ text, names, numbers }: Reading, { grids, figures }: Evidence): string | undefined {
  const match = /\b(?:unknown|not known|undetermined|withheld|no data|not available)\b/i.exec(text);
  if (!match || names.length === 0 || numbers.length > 0) return undefined;
  const ids = names.map(({ name }) => name.id);
  const rows = grids.flatMap(({ rows: all }) =>
    all.filter(({ keys }) => keys.some((key) => ids.includes(key))),
  );
  const isKnown =
    rows.length > 0
      ? rows.every(({ hasUnknown, texts }) => !hasUnknown.some(Boolean) && !texts.includes("unknown"))
      : figures.some(({ keys }) => keys.some((key) => ids.includes(key)));
  return isKnown ? match[0] : undefined;
}

const CAUSE =
  /\b(?:because|due to|thanks to|caused?|causes|causing|drives?|driven|drove|driving|as a result|results? (?:in|from)|resulted|leads? to|led to|leading to|explains?|explained|owing to|stems? from|responsible for|triggered|fuelled|fueled|boosted|boosts|attributable|consequence|why|hence|therefore|so that|owes?|reflects|brought about|makes? (?:them|customers|people|buyers|sales|shoppers))\b/gi;

/** A cause said of figures or names: the results never prove one. */
export function causeClaimed(reading: Reading, evidence: Evidence, isFactual: boolean): string | undefined {
  if (!isFactual || reading.isQuestion) return undefined;
  return [...reading.text.matchAll(CAUSE)].find(
    (match) =>
      !isSaidInEvidence(match, reading, evidence) &&
      !isReasonGiven(match, reading, evidence) &&
      !/\b(?:can't|cannot|not|doesn't) (?:\w+ )?$/i.test(reading.text.slice(0, match.index)),
  )?.[0];
}

/** `Because it takes three orders`: the next words stand so in the evidence. */
function isReasonGiven(match: RegExpMatchArray, { text }: Reading, { sentences }: Evidence): boolean {
  const run = normsOf(text.slice((match.index ?? 0) + match[0].length)).slice(0, 4);
  return (
    /^(?:because|since|as)$/i.test(match[0]) &&
    run.length === 4 &&
    sentences.some(({ norms }) => placesOf(run, norms).length > 0)
  );
}

const PROMISE =
  /\b(?:coupons?|vouchers?|promo(?:tion)?s?|codes?|refund(?:s|ed)?|guarantee[ds]?|guaranteeing|promise[ds]?|free|gifts?|cash ?back|rebates?|credits?|warrant(?:y|ies)|compensat\w+|shipping|delivery|deadline|expires?|certainly|definitely|surely|for sure|undoubtedly|obviously|without doubt|always|loves?|hates?|angry|complain\w*|unhappy|told (?:us|me)|exclusive|bonus(?:es)?|giveaway|loyalty points|store credit|price cut|half[- ]price|sale price|percent off|early access|limited[- ]time)\b/gi;
const REDUCTION =
  /(?:\d\s?(?:%|percent)|[$£€]\s?[\d.,]+|\bhalf|\bthird)[ -]+(?:off|discount|coupon|voucher|credit|reduction|rebate|price)\b|\b(?:offer|give|send|apply|provide|include|extend|grant|issue|add|get|gets|with)\b[^.;]{0,40}\bdiscounts?\b|\bdiscounts? (?:of|worth|up to|code)\b|\bneeds? (?:an? |some |the )?(?:\w+ )?discounts?\b/gi;
const FUTURE =
  /\b(?:will|'ll|shall|going to|is set to|are set to|is bound to|are bound to)\b(?: (?:not|never|soon|surely|definitely|probably|likely|then|all|also|be|have))* (?:churn\w*|leave|left|return\w*|buy|bought|come back|came back|order\w*|purchase\w*|receive|arrive|lapse|lost|lose|stay|spend|double|triple|drop|fall|rise|grow|recover|respond|convert)\b/gi;

/** What promises or foretells more than the evidence says: the words. */
export function promiseMade(reading: Reading, evidence: Evidence): string | undefined {
  const { text } = reading;
  for (const match of text.matchAll(PROMISE)) {
    if (!isSaidInEvidence(match, reading, evidence) && !evidence.words.has(normsOf(match[0])[0] ?? ""))
      return match[0];
    if (
      /^(?:for sure|certainly|definitely|surely|undoubtedly|without doubt|free|early access|guarantee|promise|refund|gift|code|coupon|voucher)/i.test(
        match[0],
      ) &&
      !isSaidInEvidence(match, reading, evidence)
    )
      return match[0];
  }
  for (const match of text.matchAll(REDUCTION)) {
    const run = normsOf(match[0]);
    if (!evidence.sentences.some(({ norms }) => placesOf(run, norms).length > 0)) return match[0];
  }
  if (reading.isQuestion) return undefined;
  return [...text.matchAll(FUTURE)].find(
    (match) =>
      !isSaidInEvidence(match, reading, evidence) &&
      !(
        /(?:spend|order|purchase|buy|grow|fall|drop|rise)/i.test(match[0]) &&
        (/\b(?:expect|forecast|predict|project)/i.test(text) ||
          (/\b(?:likely|probably)\b/i.test(match[0]) &&
            evidence.reports.some(({ isForecast }) => isForecast)))
      ),
  )?.[0];
}

const QUANTIFIER =
  /\b(?:all|every|each|both|none|neither|everyone|everybody|nobody|mostly|majority|most of|half of (?:them|these|those)|always|never|any|entire|most (?:customers|people|buyers|orders|categories|products|groups)(?= (?:are|is|have|buy|bought|come|came|were|will|grew|fell|return|only))|few of|many of|several of|some of|only|alone|exclusively|solely|nearly all|almost all|the rest)\b/gi;
const SCOPE =
  /\b(?:of|across|from|for|over|in|among|amongst|than|against|with|between|together|to|see|show|list|listed|covers?|ask|exported?)(?: (?:nearly|almost|the))? $/i;

/** A statement about all, both or none of something that the evidence does not say in these words. */
export function wrongQuantifier(
  reading: Reading,
  evidence: Evidence,
  isFactual: boolean,
): string | undefined {
  if (!isFactual || reading.isQuestion) return undefined;
  const { text } = reading;
  for (const match of text.matchAll(QUANTIFIER)) {
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    const word = match[0].toLowerCase();
    if (
      word === "alone" &&
      reading.groups.some(({ mentions, end }) => mentions.length === 1 && end === (match.index ?? 0) - 1)
    )
      continue;
    if (
      /^(?:only|alone|any)$/.test(word) &&
      /^ (?:about |around |just )?[$£€]?\d|^ (?:a |one|two|three|four|five|six|seven|eight|nine|ten|other)/i.test(
        after,
      )
    )
      continue;
    // "$5 each", "orders each": of every one, which the figure is of.
    if (word === "each" && !/^ (?:of (?:them|these|those|the)\b|\w+ (?:is|has|was|bought)\b)/i.test(after))
      continue;
    if (/^(?:every|each)$/.test(word) && /^ (?:about |around |roughly )?[$£€]?\d/i.test(after)) continue;
    if (/\bhow $/i.test(before)) continue;
    // "Each more than $120": every row is held against the bound.
    if (
      /^(?:all|each|every|both|none)$/.test(word) &&
      reading.numbers.some((number) => boundOf(number, reading.text) !== undefined)
    )
      continue;
    // Beside a figure, which is checked, these weigh it only.
    if (reading.numbers.length > 0 && /^(?:only|alone|any|entire|the rest|half of)\b/.test(word)) continue;
    if (word === "only" && /^ once\b/i.test(after)) continue;
    if (
      word === "all" &&
      (/\b(?:in|at|after|above|first of|overall) $/i.test(before) || /^ (?:in all|told)\b/i.test(after))
    )
      continue;
    if (
      /^(?:all|every|each|entire|any)$/.test(word) &&
      SCOPE.test(before) &&
      !/^ (?:\w+ )?(?:are|is|have|has|were)\b/i.test(after)
    )
      continue;
    if (
      /^(?:each|all)$/.test(word) &&
      /(?:\d|orders?|worth|units?)\s$/i.test(before) &&
      /^\s*(?:$|[.,;)]|on average)/.test(after)
    )
      continue;
    if (
      reading.numbers.length > 0 &&
      isSaidInEvidence(match, reading, evidence) &&
      !/^(?:only|none|neither|both|nobody|most)/.test(word)
    )
      continue;
    if (
      word === "both" &&
      reading.groups.some(({ mentions, end }) => mentions.length === 2 && end <= (match.index ?? 0)) &&
      /^ (?:declin|fell|dropp|grew|rose|increas|gain|shrank)/i.test(after)
    )
      continue;
    if (isOfEveryRow(match, reading, evidence)) continue;
    return match[0];
  }
  return undefined;
}

/** `All five are critical`, `both are …`: every row that is meant has the word. */
function isOfEveryRow(match: RegExpMatchArray, reading: Reading, { grids }: Evidence): boolean {
  if (!/^(?:all|both|each|every)$/i.test(match[0])) return false;
  const ids = [...reading.names.map(({ name }) => name.id), ...reading.carried.names];
  const count =
    reading.numbers.find(({ start }) => start >= (match.index ?? 0))?.value ??
    (/both/i.test(match[0]) ? 2 : undefined);
  if (
    reading.groups.some(
      ({ mentions }) => mentions.length === (count ?? mentions.length) && mentions.length > 1,
    ) &&
    !/\b(?:are|is|have|at)\b/.test(reading.text.slice(match.index))
  )
    return true;
  const words = reading.tokens
    .slice(reading.tokens.findIndex(({ start }) => start >= (match.index ?? 0)))
    .map(({ norm }) => norm);
  return grids.some(({ rows }) => {
    const named = rows.filter(({ keys }) => keys.some((key) => ids.includes(key)));
    const meant = named.length > 1 ? named : rows;
    if (meant.length < 2 || (count !== undefined && count !== meant.length)) return false;
    const shared = (meant[0]?.texts ?? [])
      .slice(1)
      .flatMap((text) => text?.split(" ") ?? [])
      .filter(
        (word) =>
          /^\p{L}{3,}$/u.test(word) &&
          meant.every(({ texts }) => texts.slice(1).some((text) => text?.split(" ").includes(word))),
      );
    const others = new Set(
      rows
        .flatMap(({ texts }) => texts.slice(1).flatMap((text) => text?.split(" ") ?? []))
        .filter((word) => STATE_LIKE.has(word)),
    );
    return (
      words.some((word) => shared.includes(word) && STATE_LIKE.has(word)) &&
      ![...others].some((word) => words.includes(word) && !shared.includes(word))
    );
  });
}

const STATE_LIKE = new Set(
  "critical high low medium champion promising hibernating steady stopped regular irregular falling rising dormant alike write".split(
    " ",
  ),
);
