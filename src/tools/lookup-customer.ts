import { z } from "zod";
import { findCustomers, listRecentOrders } from "../store/customer-reads.ts";
import { resolveCustomer } from "../store/identity.ts";
import { readFiguresBasis } from "../store/provenance.ts";
import { findOffers } from "../store/recommendation-reads.ts";
import { adviceFor, unknownsOf } from "./customer-advice.ts";
import { summaryOf } from "./customer-summary.ts";
import { figuresMethod } from "./method.ts";
import { offerSchema, offersOf } from "./offers.ts";
import { provenanceOf } from "./provenance.ts";
import { customerInput, customerSummarySchema, provenanceSchema } from "./shared.ts";
import { defineTool } from "./tool.ts";

const input = z.object({
  customer: customerInput,
  info: z.enum(["profile", "churn_risk", "segment", "purchase_history"]).default("profile"),
});

const output = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("found"),
    info: z.enum(["profile", "churn_risk", "segment", "purchase_history"]),
    customer: customerSummarySchema,
    /** What to do about this customer, most useful first; empty where nothing is called for. */
    advice: z.array(z.string()),
    /** The newest orders, at most 10; empty unless asked for by profile or purchase_history. */
    recentOrders: z.array(
      z.object({
        orderId: z.string(),
        kind: z.enum(["sale", "return", "cancelled"]),
        at: z.iso.datetime(),
        valueCents: z.number().int(),
        currency: z.string(),
        items: z.number().int(),
        category: z.string().nullable(),
        fulfillmentStatus: z.string().nullable(),
      }),
    ),
    /** What to offer, by the shop's recommendations; empty unless asked for by profile. */
    offers: z.array(offerSchema),
    /** What is not known of this customer, said as such. */
    unknown: z.array(z.string()),
    provenance: provenanceSchema,
  }),
  z.object({
    kind: z.literal("ambiguous"),
    candidates: z.array(customerSummarySchema),
    provenance: provenanceSchema,
  }),
  z.object({ kind: z.literal("not_found"), provenance: provenanceSchema }),
]);

export type CustomerLookup = z.infer<typeof output>;

export const lookupCustomer = defineTool({
  name: "lookup_customer",
  title: "Look up a customer",
  description: "Everything known of one customer: profile, churn risk, archetype, orders.",
  input,
  output,
  async run({ customer: asked, info }, context) {
    const { tenant, database } = context;
    return database.withTenant(tenant.tenantId, async (tx) => {
      const ids = await resolveCustomer(tx, tenant, asked);
      const rows = await findCustomers(tx, tenant.tenantId, ids);
      const basis = await readFiguresBasis(tx, tenant.tenantId);
      const provenance = provenanceOf(basis, context, { method: figuresMethod(basis) });
      const candidates = rows.map((row) => summaryOf(row, basis));
      const [customer] = candidates;
      const [row] = rows;
      if (!customer || !row) return { kind: "not_found" as const, provenance };
      if (candidates.length > 1) return { kind: "ambiguous" as const, candidates, provenance };
      const showsOrders = info === "profile" || info === "purchase_history";
      const orders = showsOrders
        ? await listRecentOrders(tx, tenant.tenantId, row.customerId, ORDERS_SHOWN)
        : [];
      const shop = { tenantId: tenant.tenantId, customerId: row.customerId };
      const offers = info === "profile" ? offersOf(await findOffers(tx, shop, OFFERS_PER_LIST)) : [];
      return {
        kind: "found" as const,
        info,
        offers,
        customer,
        advice: adviceFor(customer),
        recentOrders: orders.map((order) => ({
          ...order,
          kind: kindOf(order.kind),
          at: order.at.toISOString(),
        })),
        unknown: unknownsOf(customer, basis.churnUnknownBecause),
        provenance,
      };
    });
  },
});

const ORDERS_SHOWN = 10;
const OFFERS_PER_LIST = 3;

function kindOf(kind: string): "sale" | "return" | "cancelled" {
  return kind === "return" || kind === "cancelled" ? kind : "sale";
}
