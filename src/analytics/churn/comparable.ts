/** Customers are compared by how often they bought: 1, 2, 3-4, 5-9, 10 or more purchase days. */
export const PURCHASE_STARTS = [1, 2, 3, 5, 10] as const;

/** And by how long they have been silent, in days; the last bin is open. */
export const SILENCE_STARTS = [0, 7, 14, 30, 60, 90, 120, 180, 270, 365, 540, 730] as const;

/** Which others a customer is compared with; both indices are of the tables above. */
export function placeAmongComparable(customer: { purchaseDays: number; recencyDays: number }): {
  group: number;
  bin: number;
} {
  return {
    group: lastStartAtMost(PURCHASE_STARTS, customer.purchaseDays),
    bin: lastStartAtMost(SILENCE_STARTS, customer.recencyDays),
  };
}

function lastStartAtMost(starts: readonly number[], value: number): number {
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= value),
  );
}
