import type { Queryable } from "../../src/store/database.ts";
import { customerCategories } from "../../src/store/schema/categories.ts";
import { categoryFigures } from "../../src/store/schema/category-figures.ts";
import { archetypes, customerProfiles } from "../../src/store/schema/facts.ts";
import { productFigures } from "../../src/store/schema/recommendations.ts";
import { products } from "../../src/store/schema/sales.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import { insertFigures } from "./customer-facts.ts";

export const HOSTILE = `<!channel> __proto__ '; -- ${"x".repeat(300)}`;

export const idAt = (i: number) => `c${String(i).padStart(3, "0")}`;
const HUNDRED = Array.from({ length: 100 }, (_, index) => index + 1);
const LEVELS = ["low", "low", "low", "low", "medium", "medium", "high", "high", "critical", "critical"];
const STAGES = [
  ...["new", "active", "active", "active", "cooling", "cooling", "cooling"],
  ...["at_risk", "at_risk", "lapsed"],
];
const RFM = ["lost", "hibernating", "about to sleep", "loyal", "loyal"];

/** A hundred customers: number `i` is worth `i` dollars, a tenth of it at risk, and bought `i` days ago. */
export async function fillHundred(tx: Queryable, tenant: Tenant): Promise<void> {
  const { tenantId } = tenant;
  const facts = HUNDRED.map((i) => {
    const digit = i % 10;
    const fifth = Math.ceil(i / 20);
    const frequent = i > 97 ? "very-frequent" : i > 60 ? "frequent" : "one-time";
    return {
      customerId: idAt(i),
      netValueCents: i * 100,
      recencyDays: i,
      orders: i > 90 ? 6 : i > 60 ? 3 : 1,
      firstOrderAt: new Date(i > 50 ? "2025-03-31T21:30:00Z" : "2025-03-31T22:30:00Z"),
      lastOrderAt: new Date("2025-12-01T10:00:00Z"),
      ...(digit === 0
        ? {}
        : { churnRisk: digit / 10, churnLevel: LEVELS[digit] ?? "", valueAtRiskCents: i * 10 }),
      lifecycle: STAGES[digit] ?? "",
      ...(i > 60
        ? { b2bLikelihood: i > 80 ? i / 100 : 0.1, b2bSignals: i > 80 ? ["Orders in office hours"] : [] }
        : {}),
      ...{ rfmRecency: fifth, rfmFrequency: i > 90 ? 5 : i > 60 ? 3 : 1, rfmMonetary: fifth },
      rfmSegment: i > 90 ? "champions" : (RFM[fifth - 1] ?? ""),
      segments: [frequent, i > 50 ? "high-value" : "low-value", null, null, null, null, null, null],
    };
  });
  await insertFigures(tx, tenant, { facts, firstDay: "2025-03-31", lastDay: "2026-03-10" });
  const archetype = { tenantId, description: "", segments: {}, customers: 40 };
  await tx.insert(archetypes).values([
    { ...archetype, archetypeId: "a1", name: "Best buyers" },
    { ...archetype, archetypeId: "a1x", name: "Very best", level: 2, parentId: "a1" },
  ]);
  await tx.insert(customerProfiles).values(
    HUNDRED.map((i) => ({
      ...{ tenantId, customerId: idAt(i), features: {}, memberships: {} },
      archetypeId: i > 90 ? "a1x" : i > 60 ? "a1" : null,
    })),
  );
  const bought = (category: string, from: number, cents: number) =>
    HUNDRED.filter((i) => i > from).map((i) => ({
      ...{ tenantId, customerId: idAt(i), category, orders: 1, units: 1, salesValueCents: cents },
      purchaseDays: category === "Mugs" && i > 90 ? 2 : 1,
      ...{ firstBoughtOn: "2025-12-01", lastBoughtOn: "2025-12-01" },
    }));
  await tx
    .insert(customerCategories)
    .values([...bought("Mugs", 0, 500), ...bought("Lamps", 60, 1_000), ...bought("Rare", 97, 1)]);
  const ofAll = (category: string, buyers: number, buyersAgain: number, cents: number) => ({
    ...{ tenantId, category, buyers, buyersAgain, orders: buyers, valuedOrders: buyers, units: buyers },
    ...{ valuedBuyers: buyers, salesValueCents: cents * buyers, expectedKnown: 0, churnKnown: 0 },
  });
  await tx
    .insert(categoryFigures)
    .values([ofAll("Mugs", 100, 10, 500), ofAll("Lamps", 40, 0, 1_000), ofAll("Rare", 3, 0, 1)]);
  await tx.insert(products).values({ tenantId, productId: "P1", title: HOSTILE, category: "Mugs" });
  const figures = { tenantId, baskets: 60, units: 60, baskets90: 0, salesValueCents: 9_000 };
  const sold = { firstSoldOn: "2025-04-01", lastSoldOn: "2026-03-01" };
  await tx.insert(productFigures).values([
    { ...figures, ...sold, productId: "P1", customers: 50, customersAgain: 10 },
    { ...figures, ...sold, productId: "P2", customers: 3, customersAgain: 1 },
  ]);
}
