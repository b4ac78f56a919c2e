import { parseAlias } from "../privacy/alias.ts";

/**
 * What kind of name was typed, without repeating it: an e-mail or a phone must not be shown again. An alias
 * names nobody and is.
 */
export function describeReference(text: string): string {
  const alias = parseAlias(text);
  if (alias) return `the alias ${alias}`;
  if (text.includes("@")) return "that e-mail address";
  if (/^#/.test(text.trim())) return "that order number";
  if (/^[+(]?[\d ()./-]{7,}$/.test(text.trim())) return "that number";
  return "that name or number";
}
