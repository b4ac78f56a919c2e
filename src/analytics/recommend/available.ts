/** A product that nobody bought for this many days is taken to be no longer sold, or out of season. */
export const AVAILABLE_DAYS = 90;

/** Whether a product is still offered, by when it was last sold; both days counted from the same day. */
export function isAvailable(lastSoldDay: number, today: number): boolean {
  return today - lastSoldDay < AVAILABLE_DAYS;
}
