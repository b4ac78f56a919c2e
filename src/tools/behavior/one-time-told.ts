import { suppressSmall } from "../../privacy/small-groups.ts";

/** A time since the purchase, in calendar months. */
interface Waiting {
  fromMonths: number;
  toMonths: number | null;
}

/**
 * Months whose number of one-time buyers may be shown: neither that of another month nor that of a time since the
 * purchase that is withheld can be worked out from it.
 */
export function monthsTold<Month extends { month: string; oneTime: number }>(
  months: readonly Month[],
  { waiting, lastDay, min }: { waiting: readonly Waiting[]; lastDay: string; min: number },
): Set<Month> {
  const timeOf = ({ month }: Month) => {
    const since = monthNumber(lastDay) - monthNumber(month);
    return waiting.find(
      ({ fromMonths, toMonths }) => since >= fromMonths && (toMonths === null || since <= toMonths),
    );
  };
  const inShown = months.filter((row) => timeOf(row) !== undefined);
  return oneTimeTold(inShown, ({ month }) => month, {
    min,
    totalsOf: (row) => [String(timeOf(row)?.fromMonths)],
  });
}

/** Rows whose number of one-time buyers may be shown beside that of all rows. */
export function oneTimeTold<Row extends { oneTime: number }>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  { min, totalsOf }: { min: number; totalsOf?: (row: Row) => readonly string[] },
): Set<Row> {
  const sizeOf = ({ oneTime }: Row) => oneTime;
  return new Set(suppressSmall(rows, { min, sizeOf, nameOf, ...(totalsOf ? { totalsOf } : {}) }).shown);
}

/** Calendar months counted through. */
export function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
