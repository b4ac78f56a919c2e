import { count, detail, money, number, score, share, text, wholeMoney } from "../columns.ts";
import { formatPercent } from "../format.ts";
import type { Chart, Fact, Table } from "../report.ts";
import { lastPurchaseWords } from "../words.ts";
import { type Analysed, listedWords, type Part, people, whole } from "./wording.ts";

type Result = Analysed<"b2b_identification">;

/** Who is likely a business. */
export function presentBusinesses(result: Result): Part {
  const businesses = result.kinds.find(({ kind }) => kind === "business");
  return {
    headline: `${people(result.matching)} likely ${LISTED[result.listed]}`,
    summary: [
      listedWords(result),
      ...(businesses && businesses.shareOfValue !== null
        ? [`Likely businesses hold ${formatPercent(businesses.shareOfValue)} of the value.`]
        : []),
    ].join(" "),
    charts: result.kinds.length > 1 ? [kindChart(result)] : [],
    facts: result.kinds.map((kind) => kindFact(kind, result.provenance.currency)),
    tables: [businessTable(result), kindTable(result)],
  };
}

const LISTED = { business: "to be businesses", person: "to be persons" };

const KINDS: Readonly<Record<Result["kinds"][number]["kind"], string>> = {
  business: "Likely businesses",
  person: "Likely persons",
  unknown: "Unknown (under three orders)",
};

function kindFact(kind: Result["kinds"][number], currency: string): Fact {
  const value = whole(kind.netValueCents, currency);
  return { label: KINDS[kind.kind], value: `${people(kind.customers)}, ${value}` };
}

function kindChart({ kinds, provenance }: Result): Chart {
  return {
    kind: "pie",
    title: "Value by kind of customer",
    categories: kinds.map(({ kind }) => KINDS[kind]),
    series: [{ name: "Value", values: kinds.map(({ netValueCents }) => netValueCents) }],
    unit: { kind: "money", currency: provenance.currency, digits: 0 },
    xLabel: "Kind",
    yLabel: "Value",
  };
}

function businessTable({ customers, provenance }: Result): Table {
  const { currency } = provenance;
  return {
    caption: "Customers",
    columns: [
      text("customer", "Customer"),
      share("b2b_likelihood", "Likelihood"),
      text("signals", "What speaks for it"),
      money("net_value", "Value so far", currency),
      count("orders", "Orders"),
      text("last_purchase", "Last purchase"),
      detail(score("churn_risk", "Churn risk")),
      detail(money("average_order", "Average order", currency)),
    ],
    rows: customers.map((customer) => [
      customer.alias,
      customer.b2b?.likelihood ?? null,
      customer.b2b?.signals.join("; ") ?? null,
      customer.netValueCents,
      customer.orders,
      customer.lastOrderAt === null ? null : lastPurchaseWords(customer, provenance),
      customer.churn?.risk ?? null,
      customer.averageOrderValueCents,
    ]),
  };
}

function kindTable({ kinds, provenance }: Result): Table {
  return {
    caption: "All who fit",
    columns: [
      text("kind", "Kind"),
      count("customers", "Customers"),
      share("share", "Share of customers"),
      wholeMoney("net_value", "Value", provenance.currency),
      share("share_of_value", "Share of value"),
      number("average_orders", "Orders each"),
    ],
    rows: kinds.map((kind) => [
      KINDS[kind.kind],
      kind.customers,
      kind.share,
      kind.netValueCents,
      kind.shareOfValue,
      kind.averageOrders,
    ]),
  };
}
