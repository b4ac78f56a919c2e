import type { countUnknown } from "../../store/customer-distributions.ts";
import { grouped } from "../grouped.ts";

type Missing = Awaited<ReturnType<typeof countUnknown>>;

/** Whom the filters leave out because what they go by is not known, as sentences. */
export function leftOutByFilters(missing: Missing): string[] {
  return JUDGED.flatMap(([of, words]) =>
    missing[of] > 0 ? [`${count(missing[of])} left out: ${words}.`] : [],
  );
}

const JUDGED: readonly (readonly [of: keyof Missing, words: string])[] = [
  ["churn", "their churn risk is unknown"],
  ["value", "their value is unknown"],
  ["recency", "they have no purchase"],
  ["business", "under three orders nobody can tell a business from a person"],
];

const count = (customers: number) =>
  customers === 1 ? "1 customer is" : `${grouped(customers)} customers are`;
