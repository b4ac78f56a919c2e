/** Longer than any question that these rules can read; what comes after is not read. */
export const CHARACTERS = 500;

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

/**
 * A question as a person meant it: Slack's markup, HTML entities, curly quotes, odd dashes and invisible
 * characters resolved; case kept. Mentions of people and channels are dropped, mail and phone links unwrapped.
 */
export function cleanQuestion(raw: string): string {
  return raw
    .slice(0, CHARACTERS)
    .normalize("NFKC")
    .replace(/<[@#!][^<>]*>/g, " ")
    .replace(/<(?:mailto|tel):([^<>|]*)(?:\|[^<>]*)?>/g, " $1 ")
    .replace(/<https?:[^<>|]*(?:\|([^<>]*))?>/g, " $1 ")
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .replace(/[\u2018\u2019\u201a\u2032`\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[{}]/g, " ")
    .replace(/:[a-z0-9_+-]+:/g, " ")
    .replace(/(^|\s)[*_~]+|[*_~]+(?=[\s.,;:!?]|$)/g, "$1")
    .replace(/(^|\s)'([^']+)'(?=[\s.,;:!?]|$)/g, '$1"$2"')
    .replace(/^\s*@[\w.-]+(?=\s|$)/, " ")
    .replace(/\s+/g, " ")
    .trim();
}
