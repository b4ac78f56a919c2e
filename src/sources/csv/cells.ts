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

/** Far beyond any order, well within the integers that a double holds exactly when counted in cents. */
const AMOUNT_MAX = 1e12;

export function createCellReader(
  mapping: Mapping,
  { layout, decimal, timeZone }: { layout: Layout; decimal: "." | ","; timeZone: string },
): { of(fields: readonly string[]): Cells } {
  const parseDate = createDateParser(mapping.dates.formats, mapping.dates.timeZone ?? timeZone);
  const parseUpdated = createDateParser(
    ["iso", ...mapping.dates.formats],
    mapping.dates.timeZone ?? timeZone,
  );
  const name = (field: ColumnField) => `“${[mapping.columns[field] ?? field].flat()[0]}”`;

  return {
    of(fields) {
      const raw = (field: ColumnField): string | undefined => {
        const index = layout.indexOf[field];
        const text = index === undefined ? "" : (fields[index] ?? "").trim();
        // Postgres has no NUL in its text.
        return text === "" ? undefined : text.includes("\0") ? text.replaceAll("\0", "") : text;
      };
      const number = (field: ColumnField): number | undefined => {
        const text = raw(field);
        if (text === undefined) return undefined;
        const value = parseNumber(text, decimal);
        if (value === undefined) {
          throw new Reject("bad_number", `${name(field)} is no number with the decimal mark “${decimal}”`);
        }
        if (Math.abs(value) > AMOUNT_MAX) throw new Reject("bad_number", `${name(field)} is too large`);
        return value;
      };
      return {
        fields,
        has: (field) => layout.indexOf[field] !== undefined,
        name,
        text: (field) => raw(field)?.slice(0, TEXT_LENGTH_MAX),
        id(field) {
          const text = raw(field);
          if (text && text.length > ID_LENGTH_MAX) {
            throw new Reject("id_too_long", `${name(field)} has more than ${ID_LENGTH_MAX} characters`);
          }
          return text;
        },
        number,
        cents(field) {
          const value = number(field);
          return value === undefined ? undefined : toCents(value);
        },
        date(field) {
          const text = raw(field);
          if (text === undefined) return undefined;
          const date = field === "orderDate" ? parseDate(text) : parseUpdated(text);
          if (!date) {
            const formats = mapping.dates.formats.join(", ");
            throw new Reject("bad_date", `${name(field)} is no date in the mapping's formats (${formats})`);
          }
          return date;
        },
      };
    },
  };
}
