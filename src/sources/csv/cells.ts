import { redactContacts } from "../../privacy/redact.ts";
import { createDateParser } from "./dates.ts";
import type { Layout } from "./layout.ts";
import type { ColumnField, Mapping } from "./mapping.ts";
import { parseNumber, toCents } from "./numbers.ts";
import { Reject } from "./reject.ts";

/** The cells of one row by field. Each accessor gives undefined for an empty cell and rejects an unreadable one. */
export interface Cells {
  fields: readonly string[];
  has(field: ColumnField): boolean;
  name(field: ColumnField): string;
  text(field: ColumnField): string | undefined;
  id(field: ColumnField): string | undefined;
  number(field: ColumnField): number | undefined;
  cents(field: ColumnField): number | undefined;
  date(field: ColumnField): Date | undefined;
}

/** Ids are keys of indexes, which take no longer ones; a title is shown, and nobody reads more. */
const ID_LENGTH_MAX = 200;
const TEXT_LENGTH_MAX = 500;

/** Hashed where they are read. Every other text is shown, and people write to whom a gift goes in its title. */
const IS_CONTACT: ReadonlySet<ColumnField> = new Set(["email", "phone"]);

/** Far beyond any order; in cents and times an exchange rate it still fits the database's integers. */
const AMOUNT_MAX = 1e10;

/**
 * One reader serves all rows of a file: `of` lays it over the next row. (Ten closures a row were a third of the
 * time of an import.) What it gives is good until the next call.
 */
export function createCellReader(
  mapping: Mapping,
  { layout, decimal, timeZone }: { layout: Layout; decimal: "." | ","; timeZone: string },
): { of(fields: readonly string[]): Cells } {
  const parseDate = createDateParser(mapping.dates.formats, mapping.dates.timeZone ?? timeZone);
  const parseUpdated = createDateParser(
    ["iso", ...mapping.dates.formats],
    mapping.dates.timeZone ?? timeZone,
  );
  const cells = {
    fields: [] as readonly string[],
    has: (field: ColumnField) => layout.indexesOf[field] !== undefined,
    name: (field: ColumnField) => `“${[mapping.columns[field] ?? field].flat()[0]}”`,
    text(field: ColumnField) {
      const text = raw(field)?.slice(0, TEXT_LENGTH_MAX);
      return text === undefined || IS_CONTACT.has(field) ? text : redactContacts(text);
    },
    id(field: ColumnField) {
      const text = raw(field);
      if (text && text.length > ID_LENGTH_MAX) {
        throw new Reject("id_too_long", `${cells.name(field)} has more than ${ID_LENGTH_MAX} characters`);
      }
      return text !== undefined && field === "productId" ? redactContacts(text) : text;
    },
    number,
    cents(field: ColumnField) {
      const value = number(field);
      return value === undefined ? undefined : toCents(value);
    },
    date(field: ColumnField) {
      const text = raw(field);
      if (text === undefined) return undefined;
      const date = field === "orderDate" ? parseDate(text) : parseUpdated(text);
      if (!date) {
        const formats = mapping.dates.formats.join(", ");
        throw new Reject("bad_date", `${cells.name(field)} is no date in the mapping's formats (${formats})`);
      }
      return date;
    },
  };
  return {
    of(fields) {
      cells.fields = fields;
      return cells;
    },
  };

  function raw(field: ColumnField): string | undefined {
    const indexes = layout.indexesOf[field];
    if (indexes === undefined) return undefined;
    for (const index of indexes) {
      const text = (cells.fields[index] ?? "").trim();
      // Postgres has no NUL in its text.
      if (text !== "") return text.includes("\0") ? text.replaceAll("\0", "") : text;
    }
    return undefined;
  }

  function number(field: ColumnField): number | undefined {
    const text = raw(field);
    if (text === undefined) return undefined;
    const value = parseNumber(text, decimal);
    if (value === undefined) {
      throw new Reject("bad_number", `${cells.name(field)} is no number with the decimal mark “${decimal}”`);
    }
    if (Math.abs(value) > AMOUNT_MAX) throw new Reject("bad_number", `${cells.name(field)} is too large`);
    return value;
  }
}
