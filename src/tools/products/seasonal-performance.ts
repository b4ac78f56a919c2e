import { z } from "zod";
import {
  type DayRange,
  daysWithin,
  type Occurrences,
  occurrencesOf,
  type Season,
} from "../../analytics/season/season-events.ts";
import { type OccasionRow, sumCategoryOccasions } from "../../store/category-reads.ts";
import { sumProductOccasions } from "../../store/product-reads.ts";
import { centsSchema } from "../shared.ts";
import { sortOf } from "./arguments.ts";
import { uncategorised, unvaluedOf } from "./caveats.ts";
import type { ProductsQuestion } from "./question.ts";
import { pageOf, ranked } from "./ranking.ts";
import { type SoldThing, seasonOf } from "./season-figures.ts";

const SORTS = ["lift", "value"] as const;
const occasionSchema = z.object({ year: z.number().int(), from: z.iso.date(), to: z.iso.date() });

export const seasonalShape = {
  kind: z.literal("seasonal_performance"),
  sort: z.enum(SORTS),
  offset: z.number().int(),
  of: z.enum(["categories", "products"]),
  season: z.string().describe("The event, or first and last day of the year as MM-DD to MM-DD"),
  occasions: z.array(occasionSchema).describe("When it was, as far as the data cover it whole"),
  matching: z.number().int(),
  things: z.array(
    z.object({
      name: z.string().describe("Category, or product id"),
      title: z.string().nullable().describe("Of a product"),
      orders: z.number().int().describe("On the days of the season, all years together"),
      valueCents: centsSchema,
      valuePerDayCents: centsSchema,
      usualPerDayCents: centsSchema.describe("On other days"),
      lift: z.number().nullable().describe("The two against each other, as a ratio less 1"),
      share: z.number().nullable().describe("Of what is sold in the season"),
      usualShare: z.number().nullable().describe("Of what is sold on other days"),
      years: z.number().int().describe("Seasons that it was on sale in"),
      yearsAbove: z.number().int().describe("Of them, those in which its share was over its usual one"),
    }),
  ),
};

/** Fewer orders in all its seasons are chance. */
const ORDERS_MIN = 10;

/** What sells more than usual in a season, by the years before. */
export async function seasonalPerformance(question: ProductsQuestion) {
  const { asked, category, data, basis } = question;
  const of = asked.of ?? "categories";
  const season: Season = asked.event
    ? { event: asked.event }
    : { fromMonthDay: asked.season_from ?? "", toMonthDay: asked.season_to ?? "" };
  const occurrences: Occurrences =
    basis.period === null ? { whole: [], partial: [] } : occurrencesOf(season, data);
  const found = occurrences.whole.length > 0 ? await soldIn(question, occurrences) : NOTHING;
  const usual = { occurrences, data, all: found.all };
  const rows = found.things
    .filter(({ name }) => category === undefined || of === "products" || name === category)
    .map((thing) => seasonOf(thing, usual))
    .filter(({ figures }) => figures.orders >= ORDERS_MIN);
  const sort = sortOf(asked, SORTS);
  const sorted = ranked(
    rows,
    ({ figures, standing }) => (sort === "lift" ? standing : figures.valueCents),
    ({ figures }) => figures.name,
  );
  return {
    answer: {
      kind: "seasonal_performance" as const,
      ...{ sort, of, offset: asked.offset, matching: sorted.length },
      season: asked.event ?? `${asked.season_from} to ${asked.season_to}`,
      occasions: occurrences.whole,
      things: pageOf(sorted, asked).map(({ figures }) => figures),
    },
    method: METHOD,
    rows: { [of]: sorted.length, seasons: occurrences.whole.length },
    unknown: [
      ...seasonsLeftOut(occurrences),
      `Left out: what was in fewer than ${ORDERS_MIN} orders of the season.`,
      ...(await unvaluedOf(question, [])),
      ...(of === "categories" ? await uncategorised(question) : []),
    ],
  };
}

const METHOD =
  "Sales per day of the season, over all years that the data cover whole, against those per day of all other days since the first sale. Its share is of what the shop sold in the season, so a year that was good for everything does not count for it. The ranking by lift goes by orders and is cautious where they are few.";

interface Found {
  things: SoldThing[];
  all: SoldThing;
}

const NOTHING: Found = {
  things: [],
  all: { name: "", title: null, firstDay: null, total: null, byYear: new Map() },
};

async function soldIn(
  { asked, tx, context, category }: ProductsQuestion,
  { whole, partial }: Occurrences,
): Promise<Found> {
  const { tenantId, timeZone } = context.tenant;
  const occasions = [...whole, ...partial];
  if (asked.of !== "products") {
    const rows = await sumCategoryOccasions(tx, tenantId, occasions);
    return { things: thingsOf(rows.map((row) => ({ ...row, title: null }))), all: togetherOf(rows) };
  }
  const rows = await sumProductOccasions(tx, { tenantId, timeZone }, { occasions, ordersMin: ORDERS_MIN });
  const named = rows.flatMap(({ name, ...row }) =>
    name === null || (category !== undefined && row.category !== category) ? [] : [{ ...row, name }],
  );
  return {
    things: thingsOf(named),
    all: togetherOf(rows.filter(({ name }) => name === null)),
  };
}

type Sum = Pick<OccasionRow, "year" | "orders" | "valueCents" | "valuedOrders">;

function thingsOf(rows: readonly (Sum & { name: string; title: string | null; firstDay: string | null })[]) {
  const things = new Map<string, SoldThing>();
  for (const { name, title, firstDay, year, ...sold } of rows) {
    const thing: SoldThing = things.get(name) ?? {
      name,
      title,
      firstDay: null,
      total: null,
      byYear: new Map(),
    };
    things.set(name, thing);
    if (year === null) Object.assign(thing, { firstDay, total: sold });
    else thing.byYear.set(year, sold);
  }
  return [...things.values()];
}

/** Everything together, as one thing. */
function togetherOf(rows: readonly Sum[]): SoldThing {
  const all: SoldThing = { name: "", title: null, firstDay: null, total: null, byYear: new Map() };
  const add = (one: Omit<Sum, "year"> | null | undefined, other: Omit<Sum, "year">) => ({
    orders: (one?.orders ?? 0) + other.orders,
    valueCents: (one?.valueCents ?? 0) + other.valueCents,
    valuedOrders: (one?.valuedOrders ?? 0) + other.valuedOrders,
  });
  for (const { year, ...sold } of rows) {
    if (year === null) all.total = add(all.total, sold);
    else all.byYear.set(year, add(all.byYear.get(year), sold));
  }
  return all;
}

function seasonsLeftOut({ whole, partial }: Occurrences): string[] {
  const words = (range: DayRange) => `${range.from} to ${range.to} (${daysWithin(range, range)} days)`;
  return [
    ...(whole.length === 0 ? ["The data cover no such season from its first day to its last."] : []),
    ...(whole.length === 1
      ? ["The data cover one such season only, so a habit can't be told from chance."]
      : []),
    ...partial.map((range) => `Left out, since the data cover it in part: ${words(range)}.`),
  ];
}
