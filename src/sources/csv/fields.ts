/** How the fields of a record are told apart. */
export type Dialect = { delimiter: "," | ";" | "\t" | "|" } | { delimiter: "whitespace" };

const DELIMITERS = [",", ";", "\t", "|"] as const;

/**
 * The fields of one record. A quote inside an unquoted field is text (`12" ruler`).
 *
 * @returns "unfinished" where a quoted field is still open at the end, "malformed" where text follows a
 * closing quote.
 */
export function splitRecord(text: string, dialect: Dialect): string[] | "unfinished" | "malformed" {
  if (dialect.delimiter === "whitespace") return text.trim() === "" ? [""] : text.trim().split(/\s+/);
  if (!text.includes('"')) return text.split(dialect.delimiter);
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(dialect.delimiter, at);
      fields.push(end === -1 ? text.slice(at) : text.slice(at, end));
      if (end === -1) return fields;
      at = end + 1;
      continue;
    }
    const end = closingQuote(text, at + 1);
    if (end === -1) return "unfinished";
    fields.push(text.slice(at + 1, end).replaceAll('""', '"'));
    if (end + 1 === text.length) return fields;
    if (text[end + 1] !== dialect.delimiter) return "malformed";
    at = end + 2;
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

/** The delimiter that cuts the first line into most fields; a comma where none does. */
export function detectDialect(firstLine: string): Dialect {
  const counted = DELIMITERS.map((delimiter) => {
    const fields = splitRecord(firstLine, { delimiter });
    return { delimiter, fields: typeof fields === "string" ? 0 : fields.length };
  });
  const best = counted.reduce((most, one) => (one.fields > most.fields ? one : most));
  return { delimiter: best.delimiter };
}
