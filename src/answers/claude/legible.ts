const HIDDEN_MIN = 4;

/**
 * Whether enough of a question is left for a model to read: of one in another language every word may have been taken
 * for a name.
 */
export function isReadable(question: string, hidden: string): boolean {
  const written = wordsIn(question);
  const left = wordsIn(hidden.replace(/(?<![A-Za-z0-9_])(?:customer|name|number|address)_\d+/g, " "));
  if (left === 0) return false;
  return written - left < HIDDEN_MIN || left * 2 >= written;
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{M}]{2,}/gu)?.length ?? 0;
}
