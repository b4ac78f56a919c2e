import type { ObservedCustomer } from "./standing.ts";

const CUSTOMERS_MIN = 100;
const REPEATERS_MIN = 20;
/** Of those who bought and those who did not. */
const OUTCOMES_MIN = 10;

/** Why a past day cannot be judged by, as a sentence for a person; undefined where it can. */
export function whyUnusable(customers: readonly ObservedCustomer[], daysBefore: number): string | undefined {
  const repeaters = customers.filter(({ x }) => x > 0).length;
  const silent = customers.filter((customer) => customer.silent).length;
  const bought = customers.length - silent;
  const then = `${daysBefore} days before the last`;
  if (customers.length < CUSTOMERS_MIN)
    return `${customers.length} customers had bought by ${then}, and ${CUSTOMERS_MIN} are needed.`;
  if (repeaters < REPEATERS_MIN)
    return `${repeaters} customers had bought more than once by ${then}, and ${REPEATERS_MIN} are needed.`;
  if (bought < OUTCOMES_MIN)
    return `Of ${customers.length} customers known ${then}, ${bought} bought in the days that followed: too few to tell who does.`;
  if (silent < OUTCOMES_MIN)
    return `Of ${customers.length} customers known ${then}, ${silent} did not buy in the days that followed: too few to tell who does not.`;
  return undefined;
}
