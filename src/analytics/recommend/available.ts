/** A product that nobody bought for this many days is taken to be no longer sold, or out of season. */
export const AVAILABLE_DAYS = 90;

/** Whether a product is still offered, by the days since it was last sold. */
export function isAvailable(soldDaysAgo: number): boolean {
  return soldDaysAgo < AVAILABLE_DAYS;
}
