import { VOCABULARY, type WordClass } from "./vocabulary.ts";

/**
 * A pattern over the words of a question: alternatives with `|`, `<buyers>` for a word class, `..` for up to
 * six words in between, `{customer}`, `{thing}`, `{group}` for what stands for a customer, for goods, for a segment.
 */
export type Phrases = string;

/** Matches any of the phrases, whole words only. */
export function phrasePattern(phrases: Phrases): RegExp {
  return new RegExp(`(?<![^ ])(?:${withClasses(phrases)})(?![^ ])`);
}

/** The phrases with their word classes written out and their gaps, as part of a pattern. */
function withClasses(phrases: Phrases): string {
  return phrases
    .trim()
    .replace(/\s*\n\s*/g, "")
    .replace(/<(\w+)>/g, (_, name: string) => `(?:${VOCABULARY[name as WordClass]})`)
    .replaceAll(" .. ", "(?: [^ ]+){0,6} ")
    .replace(/\((?!\?)/g, "(?:")
    .replace(/\{(customer|thing|group)\}/g, "\\{$1\\}");
}

/** Every word of the phrases, in all the forms that they allow. */
export function wordsIn(phrases: Phrases): string[] {
  const chunks = phrases
    .replace(/<\w+>|\{\w+\}|\(\?<?[!=][^()]*\)|\\[a-z]\S*/g, " ")
    .replace(/\(\?:/g, "(")
    .split(/\s+/);
  return chunks.flatMap(formsOf).filter((word) => /^[a-z]{2,}$/.test(word));
}

/** `declin(e|ing)` and `goods?`: each form. A chunk that is no word in itself falls into its pieces. */
function formsOf(chunk: string): string[] {
  const choice = /^([^()]*)\(([^()]*)\)(\??)(.*)$/.exec(chunk);
  if (choice && isBalanced(chunk)) {
    const [, before = "", options = "", optional = "", after = ""] = choice;
    return [...options.split("|"), ...(optional ? [""] : [])].flatMap((option) =>
      formsOf(`${before}${option}${after}`),
    );
  }
  if (/[()|]/.test(chunk)) return chunk.split(/[()|]/).flatMap(formsOf);
  const maybe = /^(.*?)(\w)\?(.*)$/.exec(chunk);
  if (!maybe) return [chunk];
  const [, before = "", letter = "", after = ""] = maybe;
  return [...formsOf(`${before}${letter}${after}`), ...formsOf(`${before}${after}`)];
}

/** One pair of parentheses, with the alternatives within: those around are others' business. */
function isBalanced(chunk: string): boolean {
  return /^[^()|]*\([^()]*\)\??[^()|]*$/.test(chunk);
}
