/**
 * A one-dimensional array as PostgreSQL reads it from text. Passed as one parameter, it loads a batch of rows
 * through `unnest` without the memory that a driver's own arrays take.
 */
export function arrayLiteral(values: readonly (string | number | boolean | null | undefined)[]): string {
  return `{${values.map(element).join(",")}}`;
}

function element(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "string") return `"${value.replace(/["\\]/g, "\\$&")}"`;
  return String(value);
}
