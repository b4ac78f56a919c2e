/**
 * A name as it can stand in a picture: in one line, without characters that XML forbids or that turn the direction
 * of text, cut to `most` characters. It is cut in its middle: names of groups differ in how they begin, or in how
 * they end.
 */
export function label(name: string, most: number): string {
  const clean = name.replace(/[\p{C}\s]+/gu, " ").trim();
  const characters = [...clean];
  if (characters.length <= most) return clean;
  const end = Math.floor((most - 1) / 2);
  const begin = most - 1 - end;
  return `${characters.slice(0, begin).join("").trimEnd()}…${characters
    .slice(characters.length - end)
    .join("")
    .trimStart()}`;
}
