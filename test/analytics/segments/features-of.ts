import { createRandom } from "../../../src/analytics/numerics/random.ts";
import { FEATURE_NAMES, type Features } from "../../../src/analytics/segments/features.ts";

/** Features of a customer of whom only these are known. */
export function featuresOf(known: Partial<Record<keyof Features, number | null>>): Features {
  return { ...(Object.fromEntries(FEATURE_NAMES.map((name) => [name, null])) as Features), ...known };
}

/** Customers whose value and pace lie about some centres, in turn; the kind of each is its position modulo the centres. */
export function crowdAbout(
  centres: readonly { orderCents: number; perYear: number }[],
  { customers, spread = 0.12, seed = 5 }: { customers: number; spread?: number; seed?: number },
): Features[] {
  const random = createRandom(seed);
  const about = (value: number) => value * Math.exp(spread * random.normal());
  return Array.from({ length: customers }, (_, index) => {
    const { orderCents, perYear } = centres[index % centres.length] ?? { orderCents: 1, perYear: 1 };
    const [mean, rate] = [about(orderCents), about(perYear)];
    return featuresOf({
      purchases: 5,
      tenure_days: 365,
      mean_order_value_cents: mean,
      net_value_cents: mean * rate,
      purchases_per_year: rate,
      interpurchase_mean_days: about(365 / rate),
      orders_90: about(rate / 4),
    });
  });
}
