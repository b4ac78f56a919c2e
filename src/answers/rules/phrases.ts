import { VOCABULARY, type WordClass } from "./vocabulary.ts";

/**
 * A pattern over the words of a question: alternatives with `|`, `<buyers>` for a word class, `..` for up to
 * four words in between, `{customer}`, `{thing}`, `{group}` for what stands for a customer, for goods, for a segment.
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
    .replaceAll(" .. ", "(?: [^ ]+){0,4} ")
    .replace(/\((?!\?)/g, "(?:")
    .replace(/\{(customer|thing|group)\}/g, "\\{$1\\}");
}

/** Every word of the phrases, each also without an optional plural's `s`. */
export function wordsIn(phrases: Phrases): string[] {
  const texts = [
    phrases.replace(/<\w+>|\{\w+\}|\?[:=!]/g, " ").replaceAll("s?", "s"),
    phrases.replaceAll("s?", ""),
  ];
  return texts.flatMap((text) => text.replace(/<\w+>|\{\w+\}/g, " ").match(/[a-z]{2,}/g) ?? []);
}
