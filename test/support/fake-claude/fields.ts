export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The API refuses what it does not know, and marks for the cache that are not as it knows them. */
export function faultsOfFields(
  place: string,
  object: Record<string, unknown>,
  known: readonly string[],
): string | undefined {
  const stray = Object.keys(object).find((name) => !known.includes(name));
  if (stray !== undefined) return `${place}${place ? "." : ""}${stray}: Extra inputs are not permitted`;
  const mark = object.cache_control;
  if (mark === undefined || mark === null || (isRecord(mark) && mark.type === "ephemeral")) return undefined;
  return `${place}.cache_control: Input tag does not match 'ephemeral'`;
}
