/** Customers as points: one row of standardised features after the other. */
export interface Points {
  values: Float64Array;
  dimensions: number;
}

export function pointsOf(rows: readonly (readonly number[])[], dimensions: number): Points {
  const values = new Float64Array(rows.length * dimensions);
  for (const [index, row] of rows.entries()) values.set(row, index * dimensions);
  return { values, dimensions };
}

export function countOf({ values, dimensions }: Points): number {
  return dimensions === 0 ? 0 : values.length / dimensions;
}

/** The points at these positions, in this order, repeats included. */
export function pointsAt({ values, dimensions }: Points, positions: ArrayLike<number>): Points {
  const chosen = new Float64Array(positions.length * dimensions);
  for (let i = 0; i < positions.length; i += 1) {
    const from = (positions[i] ?? 0) * dimensions;
    chosen.set(values.subarray(from, from + dimensions), i * dimensions);
  }
  return { values: chosen, dimensions };
}

/** The first `size` points. */
export function firstPoints({ values, dimensions }: Points, size: number): Points {
  return { values: values.subarray(0, size * dimensions), dimensions };
}

/** Squared distance between a point of one array and one of another. */
export function squaredDistance(
  one: Float64Array,
  at: number,
  other: Float64Array,
  from: number,
  dimensions: number,
): number {
  let sum = 0;
  for (let j = 0; j < dimensions; j += 1) {
    const difference = (one[at + j] ?? 0) - (other[from + j] ?? 0);
    sum += difference * difference;
  }
  return sum;
}
