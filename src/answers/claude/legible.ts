import type { Mask } from "../../privacy/model-text/mask.ts";

const HIDDEN_MIN = 4;

/**
 * Whether enough of a question is left for a model to read: of one in another language every word may have been taken
 * for a name.
 */
export function isReadable(question: string, mask: Mask): boolean {
  const hidden = mask.hide(question);
  const left = wordsIn(mask.restore(hidden, () => " "));
  const written = wordsIn(
    mask.restore(hidden, (standIn, meant) => (standIn.startsWith("name") ? meant : " ")),
  );
  if (left === 0) return /(?:customer|number)_\d/.test(hidden);
  return written - left < HIDDEN_MIN || left * 2 >= written;
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{M}][\p{L}\p{M}'’-]+/gu)?.length ?? 0;
}
