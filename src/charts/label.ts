/**
 * A name as it can stand in a picture: in one line, without characters that XML forbids or that turn the direction
 * of text, cut to `most` characters.
 */
export function label(name: string, most: number): string {
  const clean = name.replace(/[\p{C}\s]+/gu, " ").trim();
  const characters = [...clean];
  return characters.length <= most
    ? clean
    : `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
