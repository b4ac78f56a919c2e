import { sql } from "drizzle-orm";
import { arrayLiteral } from "../array-literal.ts";
import type { Queryable } from "../database.ts";

type Cell = string | number | null;

/** What the methods say of one customer, flat: lists and objects as JSON text. Columns of `recompute_scores`. */
const COLUMNS = {
  customer: "int",
  churn_risk: "float8",
  churn_level: "text",
  reasons: "jsonb",
  lifecycle: "text",
  p_alive: "float8",
  expected_purchases: "float8",
  expected: "bigint",
  expected_low: "bigint",
  expected_high: "bigint",
  at_risk: "bigint",
  rfm_recency: "int",
  rfm_frequency: "int",
  rfm_monetary: "int",
  rfm_segment: "text",
  b2b_likelihood: "float8",
  b2b_signals: "jsonb",
  momentum: "float8",
  momentum_state: "text",
  discount_dependency: "float8",
  discount_state: "text",
  cadence_state: "text",
  overdue_days: "float8",
  features: "jsonb",
  memberships: "jsonb",
  behaviour: "jsonb",
  archetype_id: "text",
} as const;

export type CustomerScore = Record<keyof typeof COLUMNS, Cell>;

const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

/** Makes the empty table of scores, afresh where an earlier recompute of this transaction left one. */
export async function prepareScores(tx: Queryable): Promise<void> {
  const definitions = NAMES.map((name) => `${name} ${COLUMNS[name]}`).join(", ");
  await tx.execute(sql`drop table if exists pg_temp.recompute_scores`);
  await tx.execute(sql.raw(`create temporary table recompute_scores (${definitions}) on commit drop`));
}

export async function stageScores(tx: Queryable, scores: readonly CustomerScore[]): Promise<void> {
  if (scores.length === 0) return;
  // Texts cast in their row: an array of jsonb takes the server three times as long.
  const typeOf = (name: keyof CustomerScore) => (COLUMNS[name] === "jsonb" ? "text" : COLUMNS[name]);
  const arrays = NAMES.map(
    (name) => sql`${arrayLiteral(scores.map((score) => score[name]))}::${sql.raw(`${typeOf(name)}[]`)}`,
  );
  const columns = NAMES.map((name) => (COLUMNS[name] === "jsonb" ? `${name}::jsonb` : name)).join(", ");
  await tx.execute(sql`
    insert into recompute_scores select ${sql.raw(columns)}
    from unnest(${sql.join(arrays, sql`, `)}) as s(${sql.raw(NAMES.join(", "))})`);
}

/** Once all are staged: what follows joins them one customer by one, and needs to know how many there are. */
export async function finishScores(tx: Queryable): Promise<void> {
  await tx.execute(sql`create index on recompute_scores (customer)`);
  await tx.execute(sql`analyze recompute_scores`);
}

/** Moves customers from the sets of segments that they were counted under into the archetypes these became. */
export async function moveArchetypes(
  tx: Queryable,
  moves: readonly { from: string; to: string }[],
): Promise<void> {
  const changes = moves.filter(({ from, to }) => from !== to);
  if (changes.length === 0) return;
  await tx.execute(sql`
    update recompute_scores s set archetype_id = m.into_id
    from unnest(${arrayLiteral(changes.map(({ from }) => from))}::text[],
      ${arrayLiteral(changes.map(({ to }) => to))}::text[]) as m(from_id, into_id)
    where s.archetype_id = m.from_id`);
}
