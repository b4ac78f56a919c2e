import { UserError } from "../../errors.ts";
import { COLUMN_FIELDS, type ColumnField, type Mapping } from "./mapping.ts";

/** Which position of a row fills which field, for one file. */
export interface Layout {
  width: number;
  /** Positions of a field, most telling first: the first cell that is filled counts. */
  indexesOf: Readonly<Partial<Record<ColumnField, readonly number[]>>>;
  /** What becomes of a row, and what kind of order it belongs to: asked apart, as postage may be on a credit note. */
  rowRules: readonly CompiledRule[];
  kindRules: readonly CompiledRule[];
}

export interface CompiledRule {
  matches(fields: readonly string[]): boolean;
  rule: Mapping["rules"][number];
}

/**
 * Finds the mapping's columns in a header. Names are compared without case and outer blanks. Columns that the
 * shop does not export may be missing, but not those without which no row can be understood.
 *
 * @throws UserError listing the columns that are missing and those found.
 */
export function layOut(mapping: Mapping, header: readonly string[]): Layout {
  const positions = new Map(header.map((name, index) => [normal(name), index] as const).reverse());
  const indexesOf: Partial<Record<ColumnField, readonly number[]>> = {};
  for (const field of COLUMN_FIELDS) {
    const found = [mapping.columns[field] ?? []].flat().flatMap((name) => positions.get(normal(name)) ?? []);
    if (found.length > 0) indexesOf[field] = found;
  }
  const missing = required(mapping).filter((alternatives) =>
    alternatives.every((field) => !indexesOf[field]),
  );
  if (missing.length > 0) {
    const names = missing.map((fields) =>
      fields
        .flatMap((field) => [mapping.columns[field] ?? []].flat().map((name) => `“${name}”`))
        .join(" or "),
    );
    throw new UserError(
      `The mapping ${mapping.name} does not fit this file: it has no column ${names.join(", and no ")}. ` +
        `Columns found: ${listColumns(header)}.`,
    );
  }
  const rules = compileRules(mapping, positions);
  const isKind = ({ rule }: CompiledRule) => rule.as === "cancelled" || rule.as === "return";
  const [kindRules, rowRules] = [rules.filter(isKind), rules.filter((rule) => !isKind(rule))];
  return { width: header.length, indexesOf, rowRules, kindRules };
}

export function listColumns(header: readonly string[]): string {
  return header.map((name) => name.trim().slice(0, 60)).join(", ");
}

/** Whether a first line or its fields are those that the mapping is made for. */
export function isMadeFor(mapping: Mapping, firstLine: string, fields: readonly string[]): boolean {
  if ("firstLine" in mapping.detect) return new RegExp(mapping.detect.firstLine).test(firstLine);
  const names = new Set(fields.map(normal));
  return mapping.detect.columns.every((name) => names.has(normal(name)));
}

export function normal(name: string): string {
  return name.trim().toLowerCase();
}

function required(mapping: Mapping): ColumnField[][] {
  const key: ColumnField[][] = [["orderDate"], mapping.columns.orderId ? ["orderId"] : ["customerId"]];
  if (mapping.grain === "orders") return [...key, ["value", "total"]];
  return [
    ...key,
    ["productId", "productTitle"],
    mapping.grain === "lines" ? ["unitPrice", "value"] : ["unitPrice"],
  ];
}

function compileRules(mapping: Mapping, positions: ReadonlyMap<string, number>): CompiledRule[] {
  return mapping.rules.map((rule) => {
    const tests = rule.when.map(({ column, matches }) => ({
      index: positions.get(normal(column)),
      pattern: new RegExp(matches),
    }));
    // A column that is not there is read as empty, so that "is blank" rules hold for it.
    const matches = (fields: readonly string[]) =>
      tests.every(({ index, pattern }) =>
        pattern.test(index === undefined ? "" : (fields[index] ?? "").trim()),
      );
    return { rule, matches };
  });
}
