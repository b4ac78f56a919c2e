import { z } from "zod";
import { grouped } from "../grouped.ts";
import { centsSchema } from "../shared.ts";
import type { Drawn } from "./draw.ts";

export const totalsSchema = z.object({
  /** Customers of the goal who fit the filters, and those of them whom nothing excludes. */
  scored: z.number().int(),
  eligible: z.number().int(),
  excluded: z.number().int(),
  contacts: z.number().int().describe("To write to"),
  heldOut: z.number().int().describe("Not to write to"),
  /** Of those to write to; null where no cost was given. */
  costCents: centsSchema,
  /** Sums over the list, of those of whom it is known. */
  netValueCents: centsSchema,
  valueAtRiskCents: centsSchema,
  expectedValue12mCents: centsSchema,
  /** Customers on the list of whom each is not known. */
  unknown: z.object({
    churnRisk: z.number().int(),
    netValue: z.number().int(),
    valueAtRisk: z.number().int(),
    expectedValue12m: z.number().int(),
  }),
});
export type CampaignTotals = z.infer<typeof totalsSchema>;

export interface ListedCustomer {
  customerId: string;
  churnRisk: number | null;
  netValueCents: number | null;
  valueAtRiskCents: number | null;
  expectedValue12mCents: number | null;
}

/** What a list adds up to. */
export function totalsOf(
  list: readonly Drawn<ListedCustomer>[],
  audience: { scored: number; eligible: number; costPerContact: number | undefined },
): CampaignTotals {
  const { scored, eligible, costPerContact } = audience;
  const contacts = list.filter(({ group }) => group === "contact").length;
  const sum = (value: (customer: ListedCustomer) => number | null) => {
    const known = list.flatMap(({ customer }) => value(customer) ?? []);
    return {
      cents: known.length === 0 ? null : known.reduce((total, one) => total + one, 0),
      unknown: list.length - known.length,
    };
  };
  const net = sum(({ netValueCents }) => netValueCents);
  const atRisk = sum(({ valueAtRiskCents }) => valueAtRiskCents);
  const expected = sum(({ expectedValue12mCents }) => expectedValue12mCents);
  return {
    ...{ scored, eligible, excluded: scored - eligible, contacts },
    heldOut: list.length - contacts,
    costCents: costPerContact === undefined ? null : Math.round(contacts * costPerContact * 100),
    netValueCents: net.cents,
    valueAtRiskCents: atRisk.cents,
    expectedValue12mCents: expected.cents,
    unknown: {
      churnRisk: sum(({ churnRisk }) => churnRisk).unknown,
      netValue: net.unknown,
      valueAtRisk: atRisk.unknown,
      expectedValue12m: expected.unknown,
    },
  };
}

/** What of the totals is not known, as sentences. */
export function unknownTotals({ unknown }: CampaignTotals): string[] {
  const sentence = (customers: number, what: string) =>
    customers > 0 ? [`${what} is unknown of ${grouped(customers)} on the list, and not in its sum.`] : [];
  return [
    ...(unknown.churnRisk > 0 ? [`Churn risk is unknown of ${unknown.churnRisk} on the list.`] : []),
    ...sentence(unknown.netValue, "Value so far"),
    ...sentence(unknown.valueAtRisk, "Value at risk"),
    ...sentence(unknown.expectedValue12m, "Expected value"),
  ];
}
