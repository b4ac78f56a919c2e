import { z } from "zod";
import { wilsonInterval } from "../../analytics/numerics/wilson.ts";
import { countRepurchases, type RepurchaseRow } from "../../store/category-reads.ts";
import { grouped } from "../grouped.ts";
import { sortOf } from "./arguments.ts";
import { categoriesShown, customersMeant, uncategorised } from "./caveats.ts";
import type { ProductsQuestion } from "./question.ts";
import { pageOf, ranked, sumOf } from "./ranking.ts";

const SORTS = ["repurchase", "customers"] as const;

export const repurchaseShape = {
  kind: z.literal("category_repurchase_rate"),
  sort: z.enum(SORTS),
  offset: z.number().int(),
  withinDays: z.number().int().nullable().describe("Days for the second purchase; null: ever since"),
  matching: z.number().int(),
  mean: z
    .object({ rate: z.number().nullable(), buyers: z.number().int(), again: z.number().int() })
    .describe("Over the categories that are shown, each buyer counted once in each"),
  categories: z.array(
    z.object({
      category: z.string(),
      buyers: z.number().int(),
      again: z.number().int().describe("Of them, those who bought of it on a second day"),
      rate: z.number().min(0).max(1),
      low: z.number().describe("Lower end of the rate's 95 % interval: what the ranking goes by"),
      high: z.number(),
      againstMean: z.number().nullable().describe("The rate against the mean, as a ratio less 1"),
      medianDays: z
        .number()
        .nullable()
        .describe("From the first purchase to the second, of those who came back"),
    }),
  ),
};

/** How many of a category's buyers buy of it again. */
export async function categoryRepurchaseRate(question: ProductsQuestion) {
  const { asked, context, tx, category, filter, data } = question;
  const { groupMin: min } = context;
  const within = asked.within_days === undefined ? undefined : { days: asked.within_days, lastDay: data.to };
  const all = await countRepurchases(tx, { tenantId: context.tenant.tenantId, filter, within });
  const meant = await customersMeant(question);
  const { few } = meant;
  const { shown, unknown } = categoriesShown(all, { few, min });
  const counted = shown.filter(({ buyers }) => buyers > 0);
  const mean = meanOf(counted);
  const sort = sortOf(asked, SORTS);
  const rows = counted
    .filter((row) => category === undefined || row.category === category)
    .map((row) => {
      const { share: rate, low, high } = wilsonInterval(row.again, row.buyers);
      const againstMean = mean.rate === null || mean.rate === 0 ? null : rate / mean.rate - 1;
      const { buyers, again, medianDays } = row;
      return { category: row.category, buyers, again, rate, low, high, againstMean, medianDays };
    });
  const sorted = ranked(
    rows,
    (row) => (sort === "repurchase" ? row.low : row.buyers),
    (row) => row.category,
  );
  const tooRecent = sumOf(all, (row) => row.tooRecent);
  return {
    answer: {
      kind: "category_repurchase_rate" as const,
      ...{ sort, mean, offset: asked.offset, withinDays: asked.within_days ?? null },
      matching: sorted.length,
      categories: pageOf(sorted, asked),
    },
    method: METHOD,
    rows: { categories: sorted.length, buyers: meant.categorised },
    unknown: [
      ...unknown,
      ...(within && tooRecent > 0 && !few
        ? [
            `First purchases of a category in the last ${within.days} days are left out (${grouped(tooRecent)}): there was no time yet to come back.`,
          ]
        : []),
      ...meant.unknown,
      ...(await uncategorised(question)),
    ],
  };
}

const METHOD =
  "Of the customers who ever bought of a category, the share who bought of it on a second day, with a 95 % interval (Wilson); ranked by its lower end, so that few buyers don't lead by chance. Without within_days, buyers of late have had less time to come back.";

function meanOf(rows: readonly RepurchaseRow[]) {
  const buyers = sumOf(rows, (row) => row.buyers);
  const again = sumOf(rows, (row) => row.again);
  return { buyers, again, rate: buyers > 0 ? again / buyers : null };
}
