/** A part of a text that stands or falls as one, with the white space after it. */
export interface Part {
  raw: string;
  /** An item of a list or a further sentence of it: about what the line before the list is about. */
  isItem: boolean;
  /** Leads in to a list. */
  isLead: boolean;
}

const ITEM = /^\s*(?:[-*+•]|\d{1,2}[.)])\s+/;
const ABBREVIATION =
  /(?:\b(?:no|vs|approx|e\.g|i\.e|etc|incl|resp|ca|st|mr|ms|dr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|(?:^|\s)\d{1,2})\.$/i;
const SENTENCE_END = /[.!?]["')\]*_]*(?=\s)/g;

/** A text in statements: sentences and items of lists. Joined they are the text. */
export function splitStatements(text: string): Part[] {
  return splitComplete(text, true).parts;
}

/**
 * What of a growing text is complete, and the rest that may still grow.
 *
 * @param isWhole whether nothing more comes.
 */
export function splitComplete(text: string, isWhole: boolean): { parts: Part[]; rest: string } {
  const parts: Part[] = [];
  const lines = text.match(/[^\n]*\n+|[^\n]+$/g) ?? [];
  let rest = "";
  for (const [at, line] of lines.entries()) {
    const isLast = at === lines.length - 1 && !line.endsWith("\n");
    const isItem = ITEM.test(line);
    const { sentences, open } = sentencesOf(line);
    const done = isLast && !isWhole ? sentences : [...sentences, ...(open === "" ? [] : [open])];
    parts.push(...done.map((raw) => ({ raw, isItem, isLead: /:[*_]*\s*$/.test(raw) })));
    if (isLast && !isWhole) rest = open;
  }
  return { parts, rest };
}

function sentencesOf(line: string): { sentences: string[]; open: string } {
  const sentences: string[] = [];
  let from = 0;
  for (const match of line.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    const soFar = line.slice(from, end);
    if (
      ABBREVIATION.test(soFar) &&
      !/^\s*(?:\S+\s+){6,}/.test(
        `${soFar.length > 60 && !/\b(?:vs|no|e\.g|i\.e|approx)\.$/i.test(soFar) ? soFar : ""}`,
      )
    )
      continue;
    const space = /^\s+/.exec(line.slice(end))?.[0] ?? "";
    sentences.push(line.slice(from, end) + space);
    from = end + space.length;
  }
  return { sentences, open: line.slice(from) };
}
