import type { ArchetypeSummary, Provenance } from "../../tools/shared.ts";
import { change, count, detail, number, share, text, wholeMoney } from "../columns.ts";
import type { Choice, Table } from "../report.ts";
import { ask, shortNames } from "./wording.ts";

export function archetypeTable(
  archetypes: readonly ArchetypeSummary[],
  { currency }: Pick<Provenance, "currency">,
): Table {
  const short = shortNames(archetypes.map(({ name }) => name));
  return {
    caption: "Archetypes",
    columns: [
      text("archetype", "Archetype"),
      count("customers", "Customers"),
      share("share_of_customers", "Share"),
      wholeMoney("net_value", "Value", currency),
      wholeMoney("median_net_value", "Typical value", currency),
      share("churn_risk", "Churn risk"),
      change("growth", "Growth"),
      detail(number("orders_per_customer", "Orders per customer")),
      detail(number("days_since_last_purchase", "Days since last purchase")),
      detail(text("archetype_name", "Name in full")),
      detail(text("description", "Description")),
      detail(text("archetype_id", "Id")),
    ],
    rows: archetypes.map((archetype) => [
      short(archetype.name),
      archetype.customers,
      archetype.shareOfCustomers,
      archetype.netValueCents,
      archetype.medianNetValueCents,
      archetype.averageChurnRisk,
      archetype.growth,
      archetype.averageOrders,
      archetype.averageRecencyDays,
      archetype.name,
      archetype.description,
      archetype.id,
    ]),
  };
}

export function open({ id, name }: { id: string; name: string }): Choice {
  return ask(name, { archetype: id });
}
