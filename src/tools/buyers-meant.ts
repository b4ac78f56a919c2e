import type { CustomerFilter } from "../store/customer-filter.ts";
import type { Queryable } from "../store/database.ts";
import { countBuyers } from "../store/recommendations/strategies.ts";
import type { ToolContext } from "./tool.ts";
import { withheldBecause } from "./withheld.ts";

/** The customers with a purchase that an answer is about. */
export interface BuyersMeant {
  customers: number;
  /** Of whom sums know nothing. */
  missing: { value: number; atRisk: number };
  /** Why nothing is said of them as a group, since they, or all the others of the shop, are too few. */
  few: string | undefined;
}

export async function buyersMeant(
  tx: Queryable,
  { tenant, groupMin: min }: Pick<ToolContext, "tenant" | "groupMin">,
  { filter, isAll }: { filter: CustomerFilter; isAll: boolean },
): Promise<BuyersMeant> {
  const { customers, valued, atRiskKnown } = await countBuyers(tx, tenant.tenantId, filter);
  const missing = { value: customers - valued, atRisk: customers - atRiskKnown };
  if (isAll) return { customers, missing, few: undefined };
  const whole = await countBuyers(tx, tenant.tenantId, {});
  return { customers, missing, few: withheldBecause({ members: customers, whole: whole.customers, min }) };
}
