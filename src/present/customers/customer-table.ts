import type { CustomerSummary, Provenance } from "../../tools/shared.ts";
import { count, days, detail, instant, money, score, text } from "../columns.ts";
import { formatWord } from "../format.ts";
import type { Table } from "../report.ts";
import { lastPurchaseWords, riskWords } from "../words.ts";

/** Customers as rows, the same columns in every list. */
export function customerTable(
  customers: readonly CustomerSummary[],
  { currency, timeZone }: Pick<Provenance, "currency" | "timeZone">,
  caption = "Customers",
): Table {
  return {
    caption,
    columns: [
      text("customer", "Customer"),
      text("churn", "Risk"),
      money("value_at_risk", "Value at risk", currency),
      money("net_value", "Value so far", currency),
      count("orders", "Orders"),
      text("last_purchase", "Last purchase"),
      text("archetype", "Archetype"),
      detail(score("churn_risk", "Churn risk")),
      detail(instant("last_order_at", "Last order", timeZone)),
      detail(instant("first_order_at", "First order", timeZone)),
      detail(days("recency", "Days since the last purchase")),
      detail(days("usual_interval", "Usual time between purchases")),
      detail(count("returns", "Returns")),
      detail(money("average_order", "Average order", currency)),
      detail(money("expected_value_12m", "Expected value, 12 months", currency)),
      detail(text("lifecycle", "Lifecycle")),
      detail(text("rfm", "RFM segment")),
      detail(text("main_category", "Main category")),
    ],
    rows: customers.map((customer) => [
      customer.alias,
      customer.churn ? riskWords(customer.churn) : null,
      customer.valueAtRiskCents,
      customer.netValueCents,
      customer.orders,
      customer.lastOrderAt === null ? null : lastPurchaseWords(customer, { timeZone }),
      customer.archetype?.name ?? null,
      customer.churn?.risk ?? null,
      customer.lastOrderAt,
      customer.firstOrderAt,
      customer.recencyDays,
      customer.interpurchaseMeanDays,
      customer.returns,
      customer.averageOrderValueCents,
      customer.expectedValue12mCents,
      customer.lifecycle === null ? null : formatWord(customer.lifecycle),
      customer.rfm?.segment ?? null,
      customer.mainCategory,
    ]),
  };
}
