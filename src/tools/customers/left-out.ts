import type { countUnknown } from "../../store/customer-distributions.ts";
import type { AskedFilter } from "../customer-filter.ts";

type Missing = Awaited<ReturnType<typeof countUnknown>>;

/** Whom the filters leave out because what they go by is not known, as sentences. */
export function leftOutByFilters(asked: AskedFilter, missing: Missing): string[] {
  return JUDGED.flatMap(({ filters, of, words }) => {
    const isAsked = filters.some((name) => asked[name] !== undefined);
    const customers = missing[of];
    return isAsked && customers > 0 ? [`${count(customers)} left out: ${words}.`] : [];
  });
}

const JUDGED: readonly {
  filters: readonly (keyof AskedFilter)[];
  of: Exclude<keyof Missing, "customers">;
  words: string;
}[] = [
  { filters: ["churn_min", "churn_max"], of: "churn", words: "their churn risk is unknown" },
  { filters: ["ltv_min", "ltv_max"], of: "value", words: "their value is unknown" },
  {
    filters: ["last_purchase_days_min", "last_purchase_days_max"],
    of: "recency",
    words: "they have no purchase",
  },
  {
    filters: ["is_b2b"],
    of: "business",
    words: "under three orders nobody can tell a business from a person",
  },
];

const count = (customers: number) => (customers === 1 ? "1 customer is" : `${customers} customers are`);
