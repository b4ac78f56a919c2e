/** Highest first, unknown last, ties by name. */
export function ranked<Row>(
  rows: readonly Row[],
  measure: (row: Row) => number | null,
  nameOf: (row: Row) => string,
): Row[] {
  const key = (row: Row) => measure(row) ?? Number.NEGATIVE_INFINITY;
  return [...rows].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    if (a !== b) return b > a ? 1 : -1;
    return nameOf(one) < nameOf(other) ? -1 : nameOf(one) > nameOf(other) ? 1 : 0;
  });
}

/** The part that was asked for. */
export function pageOf<Row>(
  rows: readonly Row[],
  { limit, offset }: { limit: number; offset: number },
): Row[] {
  return rows.slice(offset, offset + limit);
}

/** A ratio less 1; null where there is nothing to compare with. */
export function growth(now: number | null, before: number | null): number | null {
  return now === null || before === null || before <= 0 ? null : now / before - 1;
}

export function sumOf<Row>(rows: readonly Row[], value: (row: Row) => number | null): number {
  return rows.reduce((sum, row) => sum + (value(row) ?? 0), 0);
}

/** Sum of what is known; null where nothing is, and there is something. */
export function knownSum<Row>(rows: readonly Row[], value: (row: Row) => number | null): number | null {
  const known = rows.flatMap((row) => value(row) ?? []);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
}
