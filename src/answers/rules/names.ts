import { countSlips } from "./spelling.ts";

/** The names of the shop that somebody may mean, the surest reading's alone. */
export function namesMeant(asked: string, names: readonly string[]): readonly string[] {
  const wanted = wordsOf(asked);
  if (wanted.length === 0) return [];
  const readings: readonly ((name: string) => boolean)[] = [
    (name) => wordsOf(name).join(" ") === wanted.join(" "),
    (name) => isWithin(wanted, wordsOf(name), (a, b) => a === b),
    (name) => isWithin(wanted, wordsOf(name), (a, b) => a.length >= 3 && b.startsWith(a)),
    (name) => isWithin(wanted, wordsOf(name), isAlike),
  ];
  for (const fits of readings) {
    const found = names.filter(fits);
    if (found.length > 0) return found;
  }
  return [];
}

function isWithin(
  wanted: readonly string[],
  own: readonly string[],
  fits: (asked: string, own: string) => boolean,
): boolean {
  return wanted.every((word) => own.some((one) => fits(word, one)));
}

/** One slip from four letters on, two from eight. */
function isAlike(asked: string, own: string): boolean {
  if (asked.length < 4) return asked === own;
  const slips = asked.length < 8 ? 1 : 2;
  return Math.abs(asked.length - own.length) <= slips && countSlips(asked, own) <= slips;
}

/** Without case, accents and plural: "Gift bags" is "gift bag". */
function wordsOf(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && word !== "and")
    .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, "") : word));
}
