import type { NumberMention } from "./numbers.ts";
import { areRivals, type NameGroup, PRONOUN, type Reading, segmentAt, WHOLE, windowOf } from "./reading.ts";

/** What a number of a statement is said of. */
export interface Owners {
  names: readonly string[];
  /** Several names that it is said of together. */
  group?: readonly string[] | undefined;
  /** Not said outright: figures of the shop fit as well. */
  isLoose: boolean;
}

const OF_WHAT_FOLLOWS =
  /^\s*[)]?\s*(?:[\p{L}-]+ ){0,3}?(?:(?:for|from|in|by|at|with|of|to|among|on|is|are|was|were|belongs? to|goes? to|comes? from|came from)\s+)?\(?(?:(?:the|our|your|customer|category|group|product|archetype|segment|buyers of) )*"?$/u;

/** Names in force at a number: what follows it by a preposition, else what stands before it, else what was spoken of. */
export function ownersOf(number: NumberMention, reading: Reading): Owners {
  const { text, groups } = reading;
  const segment = segmentAt(text, number.start);
  const within = groups.filter(({ start, end }) => start >= segment.start && end <= segment.end);
  const after = within.find((group) => group.start >= number.end && isBound(number, group, reading));
  const before = lastOfEachKind(within.filter(({ end }) => end <= number.start));
  const paired = pairOf(number, reading, before.at(-1)) ?? pairOfTwo(number, reading);
  if (paired !== undefined) return { names: [paired], isLoose: false };
  if (after) {
    const context = before.filter((group) => !areRivalGroups(group, after));
    const later = within.filter(
      (group) =>
        group.start > after.end &&
        !areRivalGroups(group, after) &&
        !reading.numbers.some(({ start }) => start >= number.end && start < group.start),
    );
    return ownersFrom([...context, after, ...later], false);
  }
  if (before.length > 0) return ownersFrom(before, false);
  const next = within.find((group) => group.start >= number.end);
  if (next) return ownersFrom([next], true);
  const earlier = lastOfEachKind(groups.filter(({ end }) => end <= segment.start));
  if (earlier.length > 0 && !WHOLE.test(around(reading, number)))
    return ownersFrom(earlier, !PRONOUN.test(text.slice(segment.start, segment.end)));
  if (WHOLE.test(around(reading, number)) && !PRONOUN.test(text)) return { names: [], isLoose: true };
  const { names } = reading.carried;
  const isLoose = !PRONOUN.test(text) || WHOLE.test(around(reading, number));
  return names.length > 1 ? { names, group: names, isLoose } : { names, isLoose };
}

function around(reading: Reading, number: NumberMention): string {
  const { before, after } = windowOf(reading, number);
  return `${before} ${after}`;
}

function ownersFrom(groups: readonly NameGroup[], isLoose: boolean): Owners {
  const several = groups.find(({ mentions }) => mentions.length > 1);
  return {
    names: groups.flatMap(({ mentions }) => mentions.map(({ name }) => name.id)),
    group: several?.mentions.map(({ name }) => name.id),
    isLoose,
  };
}

function isBound(number: NumberMention, group: NameGroup, { text, numbers }: Reading): boolean {
  const gap = text.slice(number.end, group.start);
  const holdsNumber = numbers.some(({ start }) => start >= number.end && start < group.start);
  return !holdsNumber && !/[,;:]|\b(?:and|while|but)\b/.test(gap) && OF_WHAT_FOLLOWS.test(gap);
}

function lastOfEachKind(groups: readonly NameGroup[]): NameGroup[] {
  return groups.filter(
    (group, at) =>
      !groups.slice(at + 1).some((later) => areRivalGroups(group, later) || isSame(group, later)),
  );
}

function isSame(a: NameGroup, b: NameGroup): boolean {
  return a.mentions.length === 1 && b.mentions.some(({ name }) => name.id === a.mentions[0]?.name.id);
}

function areRivalGroups(a: NameGroup, b: NameGroup): boolean {
  return a.mentions.some((one) => b.mentions.some((other) => areRivals(one, other)));
}

/** In `A, B and C sold 1, 2 and 3` each number is of the name at its place. */
function pairOf(
  number: NumberMention,
  { text, numbers }: Reading,
  group: NameGroup | undefined,
): string | undefined {
  if (!group || group.mentions.length < 2) return undefined;
  const lists: NumberMention[][] = [];
  for (const one of numbers.filter(({ start }) => start >= group.end)) {
    const last = lists.at(-1)?.at(-1);
    if (
      last &&
      last.unit === one.unit &&
      /^(?:,|,? and|,? versus|,? vs\.?|,? against)\s+$/.test(text.slice(last.end, one.start))
    )
      lists.at(-1)?.push(one);
    else lists.push([one]);
  }
  const list = lists.find((some) => some.includes(number));
  return list?.length === group.mentions.length ? group.mentions[list.indexOf(number)]?.name.id : undefined;
}

/** In `A has more than B: 3 against 2` and `(3 versus 2)` the first number is the first name's. */
function pairOfTwo(number: NumberMention, { text, numbers, groups }: Reading): string | undefined {
  const at = numbers.indexOf(number);
  for (const first of [at, at - 1]) {
    const [one, other] = [numbers[first], numbers[first + 1]];
    if (!one || !other || one.unit !== other.unit) continue;
    const isPair =
      /^,? (?:against|versus|vs\.?|compared (?:with|to)|to|and) $/.test(text.slice(one.end, other.start)) &&
      /[:(,] $|[:(]$/.test(text.slice(0, one.start));
    const names = groups.filter(({ end }) => end <= one.start);
    const [a, b] = names;
    if (
      isPair &&
      names.length === 2 &&
      a?.mentions.length === 1 &&
      b?.mentions.length === 1 &&
      /\bthan\b/.test(text.slice(a.end, b.start))
    )
      return (number === one ? a : b).mentions[0]?.name.id;
  }
  return undefined;
}
