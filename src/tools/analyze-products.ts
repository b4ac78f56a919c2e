import { z } from "zod";
import { readFiguresBasis } from "../store/provenance.ts";
import { filterOf, refuseUnknownNames } from "./customer-filter.ts";
import { asksForSome, refuseStrayArguments } from "./products/arguments.ts";
import { bundles, bundlesShape } from "./products/bundles.ts";
import { bySegmentShape, categoryBySegment } from "./products/category-by-segment.ts";
import { categoryPopularity, popularityShape } from "./products/category-popularity.ts";
import { categoryRepurchaseRate, repurchaseShape } from "./products/category-repurchase.ts";
import { categoryTrends, trendsShape } from "./products/category-trends.ts";
import { categoryValue, valueShape } from "./products/category-value.ts";
import { type Thing, whatIsMeant } from "./products/meant.ts";
import { performanceShape, productPerformance } from "./products/product-performance.ts";
import { type ProductsQuestion, productsInput } from "./products/question.ts";
import { revenueByCategory, revenueShape } from "./products/revenue-by-category.ts";
import { seasonalPerformance, seasonalShape } from "./products/seasonal-performance.ts";
import { provenanceOf } from "./provenance.ts";
import { provenanceSchema } from "./shared.ts";
import { defineTool } from "./tool.ts";

const provenance = { provenance: provenanceSchema };
const thingSchema = z.object({ id: z.string(), title: z.string().nullable().describe("Of a product") });
const unclear = { asked: z.string(), what: z.enum(["category", "product"]) };

const output = z.discriminatedUnion("kind", [
  z.object({ ...revenueShape, ...provenance }),
  z.object({ ...repurchaseShape, ...provenance }),
  z.object({ ...popularityShape, ...provenance }),
  z.object({ ...bySegmentShape, ...provenance }),
  z.object({ ...trendsShape, ...provenance }),
  z.object({ ...valueShape, ...provenance }),
  z.object({ ...bundlesShape, ...provenance }),
  z.object({ ...seasonalShape, ...provenance }),
  z.object({ ...performanceShape, ...provenance }),
  /** Several are called so. */
  z.object({ kind: z.literal("ambiguous"), ...unclear, candidates: z.array(thingSchema), ...provenance }),
  /** None is; the nearest names, and where there are none, those that sell most. */
  z.object({
    kind: z.literal("not_found"),
    ...unclear,
    nearest: z.array(thingSchema),
    examples: z.array(thingSchema),
    ...provenance,
  }),
]);

export type ProductAnalysis = z.infer<typeof output>;

export const analyzeProducts = defineTool({
  name: "analyze_products",
  title: "Analyze products and categories",
  description:
    "What is sold: categories by revenue, repurchase, popularity, customer group, trend and value; products bought together, in season, rising and falling.",
  input: productsInput,
  output,
  async run(asked, context) {
    refuseStrayArguments(asked);
    const { tenantId } = context.tenant;
    // The category is what is asked about, and no filter of customers.
    const filter = asksForSome(asked) ? filterOf({ ...asked, category: undefined }, context) : undefined;
    return context.database.withTenant(tenantId, async (tx) => {
      const basis = await readFiguresBasis(tx, tenantId);
      if (filter && basis.asOf !== null) await refuseUnknownNames(tx, tenantId, filter);
      const today = context.now.toISOString().slice(0, 10);
      const question = {
        ...{ asked, context, tx, basis, filter },
        category: undefined,
        data: basis.period ?? { from: today, to: today },
      };
      const meant = await whatIsMeant(question);
      if (meant.kind !== "meant") {
        return {
          ...meant,
          provenance: provenanceOf(basis, context, { method: "Names are matched by their words." }),
        };
      }
      const { answer, ...made } = await analyse({ ...question, category: meant.category }, meant.products);
      return { ...answer, provenance: provenanceOf(basis, context, made) };
    });
  },
});

function analyse(question: ProductsQuestion, products: readonly Thing[] | undefined) {
  const { analysis } = question.asked;
  switch (analysis) {
    case "revenue_by_category":
      return revenueByCategory(question);
    case "category_repurchase_rate":
      return categoryRepurchaseRate(question);
    case "category_popularity":
      return categoryPopularity(question);
    case "category_by_segment":
      return categoryBySegment(question);
    case "category_trends":
      return categoryTrends(question);
    case "category_value":
      return categoryValue(question);
    case "bundles":
      return bundles(question, products?.[0]);
    case "seasonal_performance":
      return seasonalPerformance(question);
    case "product_performance":
      return productPerformance(
        question,
        products?.map(({ id }) => id),
      );
    default:
      return analysis satisfies never;
  }
}
