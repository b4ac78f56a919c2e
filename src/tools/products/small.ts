import { suppressSmall } from "../../privacy/small-groups.ts";

interface Sized<Row> {
  min: number;
  sizeOf: (row: Row) => number;
  nameOf: (row: Row) => string;
  totalsOf?: (row: Row) => readonly string[];
}

/** Rows about so few customers that they tell of single ones left out, with the sentence that says so. */
export function withoutSmall<Row>(
  rows: readonly Row[],
  { one, many, ...shape }: Sized<Row> & { one: string; many: string },
): { shown: Row[]; unknown: string[] } {
  const { shown, withheld } = suppressSmall(rows, shape);
  if (withheld.groups === 0) return { shown, unknown: [] };
  const which = withheld.groups === 1 ? `1 ${one} is` : `${withheld.groups} ${many} are`;
  return {
    shown,
    unknown: [`${which} withheld: under ${shape.min} customers, or telling of one that is.`],
  };
}

/** Sales may be shown whoever bought; how many did is not told where they are few. */
export function customersShown(customers: number, min: number): number | null {
  return customers > 0 && customers < min ? null : customers;
}

/** Why nothing is said of the customers meant as a whole; undefined where it may be. */
export function tooFew(customers: number, min: number): string | undefined {
  return customers > 0 && customers < min
    ? `The figures are withheld: fewer than ${min} customers fit.`
    : undefined;
}

export function fewCustomersWords(rows: readonly { customers: number | null }[], min: number): string[] {
  return rows.some(({ customers }) => customers === null)
    ? [`Numbers of customers under ${min} are not shown.`]
    : [];
}
