import type { ProductAnalysis } from "../tools/analyze-products.ts";
import type { ToolAnswer } from "../tools/ask.ts";
import { presentBundles } from "./products/bundles.ts";
import { presentBySegment } from "./products/category-by-segment.ts";
import { presentPopularity } from "./products/category-popularity.ts";
import { presentRepurchase } from "./products/category-repurchase.ts";
import { presentTrends } from "./products/category-trends.ts";
import { presentValue } from "./products/category-value.ts";
import { presentPerformance } from "./products/product-performance.ts";
import { presentRevenue } from "./products/revenue-by-category.ts";
import { presentSeasonal } from "./products/seasonal-performance.ts";
import { type Analysed, ask, type Part } from "./products/wording.ts";
import type { Choice, Report } from "./report.ts";
import { sourceLine } from "./source.ts";

type Answer = Pick<ToolAnswer<"analyze_products">, "input" | "result">;

/** Categories and products, ranked or described. */
export function presentProducts({ input, result }: Answer): Report {
  const { provenance } = result;
  const source = sourceLine("analyze_products", provenance);
  if (result.kind === "ambiguous" || result.kind === "not_found") {
    return { ...presentUnclear(input, result), source };
  }
  const { next, ...part } = presentPart(result);
  const request = { tool: "analyze_products" as const, input };
  return {
    ...part,
    choices: [
      ...nextPage(input, { shown: shownOf(result), all: result.matching }),
      ...(next ?? []),
      ...(shownOf(result) > 0 ? [{ kind: "export" as const, request }] : []),
    ],
    request,
    source,
    method: provenance.method,
  };
}

type Analysis = Exclude<ProductAnalysis, { kind: "ambiguous" | "not_found" }>;

function presentPart(result: Analysis): Part {
  switch (result.kind) {
    case "revenue_by_category":
      return presentRevenue(result);
    case "category_repurchase_rate":
      return presentRepurchase(result);
    case "category_popularity":
      return presentPopularity(result);
    case "category_by_segment":
      return presentBySegment(result);
    case "category_trends":
      return presentTrends(result);
    case "category_value":
      return presentValue(result);
    case "bundles":
      return presentBundles(result);
    case "seasonal_performance":
      return presentSeasonal(result);
    case "product_performance":
      return presentPerformance(result);
    default:
      return result satisfies never;
  }
}

function shownOf(result: Analysis): number {
  if ("categories" in result) return result.categories.length;
  if ("cells" in result) return result.cells.length;
  if ("bundles" in result) return result.bundles.length;
  if ("things" in result) return result.things.length;
  return result.products.length;
}

function nextPage(input: Answer["input"], { shown, all }: { shown: number; all: number }): Choice[] {
  const offset = input.offset + shown;
  return shown === 0 || offset >= all ? [] : [ask("Next page", { ...input, offset })];
}

const CHOICES = 5;

/** What a name may have meant, as buttons that ask again. */
function presentUnclear(
  input: Answer["input"],
  result: Analysed<"ambiguous"> | Analysed<"not_found">,
): Report {
  const [some, headline, summary] =
    result.kind === "ambiguous"
      ? [
          result.candidates,
          `Several ${result.what === "category" ? "categories" : "products"} are called like “${result.asked}”.`,
          "Choose one.",
        ]
      : [
          result.nearest.length > 0 ? result.nearest : result.examples,
          `I know no ${result.what} called “${result.asked}”.`,
          result.nearest.length > 0 ? "These are spelt nearly so." : "These sell most.",
        ];
  return {
    headline,
    summary: some.length === 0 ? "Nothing was sold under a name yet." : summary,
    choices: some
      .slice(0, CHOICES)
      .map(({ id, title }) => ask(title ?? id, { ...input, [result.what]: id, offset: 0 })),
  };
}
