import { grouped } from "./grouped.ts";

/** Of how many customers the sums of an answer know nothing, as sentences: they are of the others only. */
export function notInSums(missing: { value?: number; atRisk?: number }): string[] {
  const { value = 0, atRisk = 0 } = missing;
  return [
    ...(value > 0
      ? [`The value of ${who(value)} is unknown and in no sum: no order in the shop's currency.`]
      : []),
    ...(atRisk > 0
      ? [
          `The value at risk of ${who(atRisk)} is unknown and in no sum: it takes a churn risk and an expected value.`,
        ]
      : []),
  ];
}

const who = (customers: number) => (customers === 1 ? "1 customer" : `${grouped(customers)} customers`);
