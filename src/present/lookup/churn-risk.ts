import { formatDays, formatMoney, formatNumber, formatPercent, formatWord } from "../format.ts";
import { lastPurchaseWords } from "../words.ts";
import { expectedWords, type Found, type Part } from "./wording.ts";

/** Whether a customer may not return, why, and what to do. */
export function presentChurn({
  customer,
  advice,
  pAlive,
  overdueDays,
  provenance,
}: Found<"churn_risk">): Part {
  const { alias, churn } = customer;
  const { currency } = provenance;
  return {
    headline: churn
      ? `${alias}: ${formatPercent(churn.risk, { digits: 0 })} risk of no purchase in ${formatDays(churn.horizonDays)} (${churn.level})`
      : `${alias}: churn risk unknown`,
    facts: [
      { label: "Value at risk", value: formatMoney(customer.valueAtRiskCents, currency) },
      { label: "Expected value, 12 months", value: expectedWords(customer, currency) },
      { label: "Value so far", value: formatMoney(customer.netValueCents, currency) },
      { label: "Last purchase", value: lastPurchaseWords(customer, provenance) },
      { label: "Usual time between purchases", value: formatDays(customer.interpurchaseMeanDays) },
      { label: "Next purchase", value: overdueWords(overdueDays) },
      { label: "Orders", value: formatNumber(customer.orders) },
      { label: "Lifecycle", value: formatWord(customer.lifecycle) },
      { label: "Still a customer (not the churn risk)", value: formatPercent(pAlive, { digits: 0 }) },
    ],
    sections: [
      { title: "Why", lines: churn?.reasons ?? [] },
      { title: "What to do", lines: advice },
    ],
  };
}

function overdueWords(overdueDays: number | null): string {
  if (overdueDays === null) return formatWord(null);
  const days = Math.round(overdueDays);
  if (days === 0) return "due now, by their own pace";
  return days > 0
    ? `${formatDays(days)} late by their own pace`
    : `due in ${formatDays(-days)} by their own pace`;
}
