import { z } from "zod";
import { shopDay } from "../../analytics/calendar/shop-day.ts";
import { type BehavingCustomer, listBehaving } from "../../store/behavior/list.ts";
import type { CustomerFilter } from "../../store/customer-filter.ts";
import { type AskedSort, customerSorts } from "../../store/customer-reads.ts";
import type { Queryable } from "../../store/database.ts";
import type { FiguresBasis } from "../../store/provenance.ts";
import type { BuyersMeant } from "../buyers-meant.ts";
import { summaryOf } from "../customer-summary.ts";
import { grouped } from "../grouped.ts";
import { notInSums } from "../not-in-sums.ts";
import { provenanceOf } from "../provenance.ts";
import { type CustomerSummary, centsSchema, customerSummarySchema } from "../shared.ts";
import type { ToolContext } from "../tool.ts";

/** A question about how customers behave, with all that is needed to answer it. */
export interface BehaviorAsk {
  tx: Queryable;
  context: ToolContext;
  basis: FiguresBasis;
  filter: CustomerFilter;
  /** Those who fit and have bought. */
  meant: BuyersMeant;
  page: { sort: AskedSort | undefined; limit: number; offset: number };
}

/** Customers to act on: those of the page, of all who match. */
export const actionList = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({
    sort: z.enum(customerSorts),
    matching: z.number().int().describe("Customers in the whole list"),
    offset: z.number().int(),
    customers: z.array(z.object({ customer: customerSummarySchema, ...shape })),
  });

export const actionSchema = z.string().describe("What to do about it, in a sentence or two");

/** A page of the customers who behave in a way, each with the figures behind it. */
export async function actionListOf<Figures>(
  { tx, context, basis, filter, page }: BehaviorAsk,
  { who, sort }: { who: Parameters<typeof listBehaving>[2]["who"]; sort: AskedSort },
  figuresOf: (customer: BehavingCustomer) => Figures,
) {
  const sorted = page.sort ?? sort;
  const { matching, customers } = await listBehaving(tx, context.tenant.tenantId, {
    ...page,
    ...{ filter, who, sort: sorted },
  });
  return {
    sort: sorted,
    matching,
    offset: page.offset,
    customers: customers.map((one): { customer: CustomerSummary } & Figures => ({
      customer: summaryOf(one.row, basis),
      ...figuresOf(one),
    })),
  };
}

/** A group of the customers asked about, with its share of all of them. */
export const groupShape = {
  customers: z.number().int(),
  share: z.number().min(0).max(1).describe("Of the customers with a purchase who fit the filters"),
  netValueCents: centsSchema,
  valueAtRiskCents: centsSchema,
};

/** The last day of the data, shop time: what days since are counted to. */
export function lastDayOf({ basis, context }: Pick<BehaviorAsk, "basis" | "context">): string {
  return basis.period?.to ?? shopDay(context.tenant.timeZone, context.now);
}

/** Where an answer about behaviour comes from. Of how many its sums know nothing is said of all meant, if not of others. */
export function sourceOf(
  { basis, context, meant }: Pick<BehaviorAsk, "basis" | "context" | "meant">,
  answer: {
    method: string;
    rows: Record<string, number>;
    unknown: readonly string[];
    missing?: Parameters<typeof notInSums>[0];
  },
) {
  const { missing = meant.missing, unknown, ...rest } = answer;
  const ofAll = meant.few === undefined ? notInSums(missing) : [meant.few];
  return provenanceOf(basis, context, { ...rest, unknown: [...ofAll, ...unknown] });
}

/** Said where some of the customers are gone already and in no list; of a few, not how many. */
export function lapsedNote(customers: number, { groupMin }: Pick<ToolContext, "groupMin">): string[] {
  if (customers === 0) return [];
  if (customers < groupMin)
    return [`Fewer than ${groupMin} of them have lapsed and are left out of the list: ${ANOTHER_MATTER}`];
  return [
    `${grouped(customers)} of them ${customers === 1 ? "has" : "have"} lapsed and ${customers === 1 ? "is" : "are"} left out of the list: ${ANOTHER_MATTER}`,
  ];
}

const ANOTHER_MATTER = "winning back is another matter.";
