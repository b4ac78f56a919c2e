/** A link, address, mention, image or tag in a text: model text has none of its own making. */
const MARKUP =
  /https?:|\bwww\.|mailto:|\b[\w.+-]+@[\w-]+\.\w+|<[!@#/a-z]|!\[|\]\(|\]\[|(?<![\w])@\w+|#[a-z][\w-]{2,}|\b[a-z0-9-]+\.(?:com|net|org|io|co|shop|store|app|dev|info|biz|us|uk|de)\b|&(?:#\d+|\w+);|:[a-z][a-z0-9_+-]*:|\bxn--/i;

/** What of a text is markup, or undefined. */
export function markupIn(text: string): string | undefined {
  return MARKUP.exec(text.normalize("NFKC").replace(/\p{Cf}/gu, ""))?.[0];
}

/**
 * A model's text as plain words: links and images by their titles, without addresses, mentions, tags, emphasis or
 * characters that steer. Lists keep their lines. Renderers still escape what is left.
 */
export function plainWords(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, "")
    .replace(/!?\[([^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])/g, "$1")
    .replace(/<(?:https?:|mailto:)[^|>\n]*\|([^>\n]*)>/gi, "$1")
    .replace(/<[!@#/a-z][^>\n]*>?/gi, "")
    .replace(/\b(?:https?:\/\/|mailto:|www\.)[^\s)>\]]+/gi, "")
    .replace(/(?<![\w])@(?=\w)/g, "")
    .replace(/:[a-z][a-z0-9_+-]*:(?!\d)/gi, "")
    .replace(/^(\s*)[*+-] /gm, "$1• ")
    .replace(/^\s*(?:#{1,6}|>+) +/gm, "")
    .replace(/[*`~]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, "")
    .replace(/[<>]/g, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ +\n/g, "\n")
    .trim();
}
