import { count, day, money, text } from "../columns.ts";
import { formatCount, formatDays, formatMoney, formatPercent, formatWord } from "../format.ts";
import type { Fact, Table } from "../report.ts";
import { lastPurchaseWords, riskWords } from "../words.ts";
import { orderTable } from "./order-table.ts";
import { expectedWords, type Found, offerWords, type Part, rfmWords } from "./wording.ts";

/** The customer card. */
export function presentProfile(found: Found<"profile">): Part {
  const { customer, advice, offers, orders, favourites, provenance } = found;
  return {
    headline:
      customer.netValueCents === null
        ? `${customer.alias}: ${formatCount(customer.orders, "order")}, value unknown`
        : `${customer.alias}: ${formatMoney(customer.netValueCents, provenance.currency)} in ${formatCount(customer.orders, "order")}`,
    facts: factsOf(found),
    tables: [
      ...(orders.length > 0 ? [orderTable(orders, provenance, "Newest orders")] : []),
      ...(favourites.length > 0 ? [favouriteTable(found)] : []),
    ],
    sections: [
      { title: "Why", lines: customer.churn?.reasons ?? [] },
      { title: "What to do", lines: advice },
      { title: "What to offer", lines: offers.map(offerWords) },
    ],
  };
}

function factsOf({ customer, habits, provenance }: Found<"profile">): Fact[] {
  const { currency } = provenance;
  return [
    { label: "Churn risk", value: riskWords(customer.churn) },
    { label: "Value at risk", value: formatMoney(customer.valueAtRiskCents, currency) },
    { label: "Expected value, 12 months", value: expectedWords(customer, currency) },
    { label: "Last purchase", value: lastPurchaseWords(customer, provenance) },
    { label: "Usual time between purchases", value: formatDays(customer.interpurchaseMeanDays) },
    { label: "Average order", value: formatMoney(customer.averageOrderValueCents, currency) },
    { label: "Lifecycle", value: formatWord(customer.lifecycle) },
    { label: "RFM", value: rfmWords(customer) },
    { label: "Archetype", value: customer.archetype?.name ?? formatWord(null) },
    { label: "Main category", value: customer.mainCategory ?? formatWord(null) },
    ...habitFacts(habits),
  ];
}

/** Habits that are known: a card of blanks says nothing. */
function habitFacts({ b2bLikelihood, momentum, cadence, discounts }: Found<"profile">["habits"]): Fact[] {
  const facts = [
    { label: "Buying of late", value: momentum },
    { label: "Rhythm", value: cadence },
    { label: "Discounts", value: discounts },
    {
      label: "Likely a business",
      value: b2bLikelihood === null ? null : formatPercent(b2bLikelihood, { digits: 0 }),
    },
  ];
  return facts.flatMap(({ label, value }) => (value === null ? [] : [{ label, value: formatWord(value) }]));
}

function favouriteTable({ favourites, provenance }: Found<"profile">): Table {
  return {
    caption: "Categories they buy most",
    columns: [
      text("category", "Category"),
      count("orders", "Orders"),
      count("units", "Units"),
      money("sales_value", "Sales", provenance.currency),
      day("last_bought_on", "Last bought"),
    ],
    rows: favourites.map((one) => [
      one.category,
      one.orders,
      one.units,
      one.salesValueCents,
      one.lastBoughtOn,
    ]),
  };
}
