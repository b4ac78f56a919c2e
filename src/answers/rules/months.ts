const NAMES = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** Names of the months and their first three letters, as part of a pattern. */
export const MONTHS = `(?:${NAMES.flatMap((name) => {
  const short = name.length > 3 ? [name.slice(0, 3)] : [];
  return name === "september" ? [name, "sept", ...short] : [name, ...short];
}).join("|")})(?![a-z])`;

/** 1 to 12, from a name that MONTHS matched. */
export function readMonth(name: string): number {
  return NAMES.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1;
}
