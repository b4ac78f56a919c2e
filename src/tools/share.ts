/** A part of a whole, as a ratio; null where either is unknown or there is no whole. Net of returns it may leave 0 to 1. */
export function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : part / whole;
}
