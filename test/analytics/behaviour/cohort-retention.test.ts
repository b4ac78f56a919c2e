import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CohortRow, cohortRetention } from "../../../src/analytics/behaviour/cohort-retention.ts";

const rows: CohortRow[] = [
  aRow({ cohort: "2026-01-01", monthsSince: 0, customers: 10, active: 10 }),
  aRow({ cohort: "2026-01-01", monthsSince: 1, customers: 10, active: 4 }),
  aRow({ cohort: "2026-01-01", monthsSince: 2, customers: 10, active: 1 }),
  aRow({ cohort: "2026-02-01", monthsSince: 0, customers: 30, active: 30 }),
  aRow({ cohort: "2026-02-01", monthsSince: 1, customers: 30, active: 2 }),
  aRow({ cohort: "2026-03-01", monthsSince: 0, customers: 5, active: 5 }),
];

describe("the retention of cohorts", () => {
  it("leaves the running month unknown, and a cohort of it wholly", () => {
    const { cohorts } = cohortRetention(rows, "2026-03-30");

    expect(cohorts.map(({ months }) => months.map(({ retention }) => retention))).toEqual([
      [1, 0.4, null],
      [1, null],
      [null],
    ]);
  });

  it("counts a month whose last day is the last of the data", () => {
    const { cohorts, average } = cohortRetention(rows, "2026-03-31");

    expect(cohorts[0]?.months[2]?.retention).toBe(0.1);
    // After one month 4 of 10 and 2 of 30 came: 6 of 40.
    expect(average[1]).toMatchObject({ monthsSince: 1, cohorts: 2, customers: 40 });
    expect(average[1]?.retention).toBeCloseTo(6 / 40, 12);
    expect(average).toHaveLength(3);
  });

  it("takes a month without a row for one without a purchase, and sums up the value per customer", () => {
    const { cohorts } = cohortRetention(
      [
        aRow({ cohort: "2025-12-01", monthsSince: 0, customers: 4, active: 4, netValueCents: 800 }),
        aRow({ cohort: "2025-12-01", monthsSince: 2, customers: 4, active: 1, netValueCents: 100 }),
      ],
      "2026-02-28",
    );

    expect(cohorts[0]?.months).toEqual([
      { monthsSince: 0, retention: 1, valuePerCustomerCents: 200 },
      { monthsSince: 1, retention: 0, valuePerCustomerCents: 200 },
      { monthsSince: 2, retention: 0.25, valuePerCustomerCents: 225 },
    ]);
  });

  it("is empty without cohorts", () => {
    expect(cohortRetention([], "2026-03-31")).toEqual({ cohorts: [], average: [] });
  });

  it("lies between the lowest and the highest cohort, whatever the order of the rows", () => {
    const anyRow = fc
      .record({
        month: fc.integer({ min: 1, max: 6 }),
        monthsSince: fc.nat({ max: 6 }),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ month, monthsSince, part }) => {
        const customers = month * 7;
        const active = Math.round(part * customers);
        return aRow({ cohort: `2026-0${month}-01`, monthsSince, customers, active });
      });
    const anyRows = fc.uniqueArray(anyRow, { selector: (row) => `${row.cohort} ${row.monthsSince}` });
    fc.assert(
      fc.property(anyRows, (some) => {
        const { cohorts, average } = cohortRetention(some, "2026-08-15");

        for (const { monthsSince, retention } of average) {
          const known = cohorts.flatMap(({ months }) => months[monthsSince]?.retention ?? []);
          expect(retention).toBeGreaterThanOrEqual(Math.min(...known) - 1e-12);
          expect(retention).toBeLessThanOrEqual(Math.max(...known) + 1e-12);
        }
        expect(cohortRetention(some.toReversed(), "2026-08-15")).toEqual({ cohorts, average });
      }),
    );
  });
});

function aRow(row: Omit<CohortRow, "netValueCents"> & { netValueCents?: number }): CohortRow {
  return { netValueCents: 0, ...row };
}
