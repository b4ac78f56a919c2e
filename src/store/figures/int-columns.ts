/**
 * Whole numbers from the text of a PostgreSQL array without nulls, such as `{1,-2,3}`. A column read this way
 * costs one string and its numbers, where a row per number would cost an object each.
 */
export function parseInts(text: string | null): Int32Array {
  if (text === null || text.length <= 2) return new Int32Array(0);
  const values: number[] = [];
  let value = 0;
  let sign = 1;
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === MINUS) sign = -1;
    else if (code >= ZERO && code <= NINE) value = 10 * value + code - ZERO;
    else {
      values.push(sign * value);
      value = 0;
      sign = 1;
    }
  }
  return Int32Array.from(values);
}

const MINUS = 45;
const ZERO = 48;
const NINE = 57;

/** One column from its parts. */
export function joinColumns(parts: readonly Int32Array[]): Int32Array {
  const joined = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
