export interface CohortRow {
  /** First day of the month of the first purchase, `YYYY-MM-DD`. */
  cohort: string;
  /** Calendar months since; 0 is the month itself. */
  monthsSince: number;
  /** Size of the cohort. */
  customers: number;
  /** Of them, those with a sale in that month. */
  active: number;
  netValueCents: number;
}

export interface RetentionMonth {
  monthsSince: number;
  /** Share of the cohort with a sale in the month; null while the month, or the cohort's own one, is not over. */
  retention: number | null;
  /** Net value by then per customer who ever joined the cohort; null as above. */
  valuePerCustomerCents: number | null;
}

export interface Cohort {
  cohort: string;
  customers: number;
  months: RetentionMonth[];
}

export interface AverageRetention {
  monthsSince: number;
  retention: number;
  /** Cohorts and customers that this is known of. */
  cohorts: number;
  customers: number;
}

/**
 * Retention by the month of the first purchase, and the average curve over the cohorts, weighted by their size.
 *
 * A month that is not over by `lastDay` is unknown, not low: neither its cell nor the average has it, and the same
 * goes for the whole of a cohort whose own month is still running. So each point of the average rests on fewer,
 * older cohorts than the one before: a curve that rises at its end may be nothing but that. Months without a row
 * inside the known ones count as no activity. The first cohort of a shop's data holds customers who bought before
 * the data begins, and looks the more loyal for it.
 *
 * Retention is activity in the month, not survival: it may rise, in the season above all.
 */
export function cohortRetention(
  rows: readonly CohortRow[],
  lastDay: string,
): { cohorts: Cohort[]; average: AverageRetention[] } {
  const lastKnown = monthNumber(nextDay(lastDay)) - 1;
  const byCohort = new Map<string, CohortRow[]>();
  for (const row of rows) byCohort.set(row.cohort, [...(byCohort.get(row.cohort) ?? []), row]);
  const cohorts = [...byCohort]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([cohort, ofCohort]) => cohortOf(cohort, ofCohort, lastKnown));
  return { cohorts, average: averageOf(cohorts) };
}

function cohortOf(cohort: string, rows: readonly CohortRow[], lastKnown: number): Cohort {
  const customers = rows[0]?.customers ?? 0;
  const start = monthNumber(cohort);
  const last = Math.max(lastKnown - start, ...rows.map(({ monthsSince }) => monthsSince));
  const byMonth = new Map(rows.map((row) => [row.monthsSince, row]));
  let valueCents = 0;
  const months = Array.from({ length: last + 1 }, (_, monthsSince) => {
    const row = byMonth.get(monthsSince);
    valueCents += row?.netValueCents ?? 0;
    const isKnown = customers > 0 && start + monthsSince <= lastKnown;
    return {
      monthsSince,
      retention: isKnown ? (row?.active ?? 0) / customers : null,
      valuePerCustomerCents: isKnown ? valueCents / customers : null,
    };
  });
  return { cohort, customers, months };
}

function averageOf(cohorts: readonly Cohort[]): AverageRetention[] {
  const longest = Math.max(0, ...cohorts.map(({ months }) => months.length));
  return Array.from({ length: longest }, (_, monthsSince) => {
    const sum = { active: 0, cohorts: 0, customers: 0 };
    for (const { customers, months } of cohorts) {
      const retention = months[monthsSince]?.retention ?? null;
      if (retention === null) continue;
      sum.active += retention * customers;
      sum.cohorts += 1;
      sum.customers += customers;
    }
    const { active, ...known } = sum;
    return { monthsSince, retention: active / sum.customers, ...known };
  }).filter(({ customers }) => customers > 0);
}

/** Months since year 0. */
function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
