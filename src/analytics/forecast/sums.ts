export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const sumOfSquares = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value ** 2, 0);

/** 0 of nothing: callers ask for the level of what is there. */
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : sum(values) / values.length;
