import { Column, is, type Placeholder, type Query, type SQL, sql } from "drizzle-orm";
import { type PgColumn, type PgSelectBuilder, QueryBuilder } from "drizzle-orm/pg-core";
import type { Queryable } from "./database.ts";

/**
 * A select that is built once and sent with other values each time: to build a wide one takes longer than Postgres
 * takes to find a row by its key.
 *
 * @param names what the values are called.
 * @param fields what is selected, flat; SQL among it comes as the driver gives it.
 * @param finish goes on from `select(fields)`; `value.name` stands where the value called so will be.
 */
export function buildOnce<
  const Name extends string,
  Fields extends Record<string, PgColumn | SQL>,
  Built extends Finished,
>(
  names: readonly Name[],
  fields: Fields,
  finish: (select: PgSelectBuilder<Fields, "qb">, value: Record<Name, Placeholder>) => Built,
) {
  type Row = Built["_"]["result"][number];
  const keys = Object.keys(fields);
  const decoders = Object.values(fields).map((field) => (is(field, Column) ? field : undefined));
  const toRow = (cells: readonly unknown[]) =>
    // Columns are decoded as the query builder does it, so a row is what the types of the select say.
    Object.fromEntries(
      keys.map((key, i) => {
        const cell = cells[i];
        return [key, cell === null ? null : (decoders[i]?.mapFromDriverValue(cell) ?? cell)];
      }),
    ) as Row;
  let query: Query | undefined;
  return (tx: Queryable, values: Record<Name, string | number | null>): Promise<Row[]> => {
    query ??= finish(new QueryBuilder().select(fields), placeholders(names)).toSQL();
    return tx._.session
      .prepareQuery<{ execute: Row[]; all: unknown; values: unknown }>(
        ...([query, undefined, undefined, true] as const),
        (rows) => rows.map(toRow),
      )
      .execute(values);
  };
}

interface Finished {
  toSQL(): Query;
  _: { result: readonly unknown[] };
}

function placeholders<Name extends string>(names: readonly Name[]): Record<Name, Placeholder> {
  const pairs: [string, Placeholder][] = names.map((name) => [name, sql.placeholder(name)]);
  return Object.fromEntries(pairs) as Record<Name, Placeholder>;
}
