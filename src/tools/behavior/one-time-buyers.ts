import { z } from "zod";
import { wilsonInterval } from "../../analytics/numerics/wilson.ts";
import {
  isFreshOneTime,
  listFirstCategories,
  listFirstMonths,
  RETURN_DAYS,
  readOneTimeTotals,
} from "../../store/behavior/one-time.ts";
import { grouped } from "../grouped.ts";
import { shareOf } from "../share.ts";
import { centsSchema } from "../shared.ts";
import { showGroups } from "../withheld.ts";
import {
  actionList,
  actionListOf,
  actionSchema,
  type BehaviorAsk,
  lapsedNote,
  lastDayOf,
  sourceOf,
} from "./ask.ts";
import { monthNumber, monthsTold, oneTimeTold } from "./one-time-told.ts";

const withinSchema = z.object({
  days: z.number().int(),
  known: z.number().int().describe("Customers whose first purchase is at least so many days ago"),
  returned: z.number().int().describe("Of them, those who bought again within so many days"),
  share: z.number().min(0).max(1).nullable().describe("null: not known yet"),
});
type Within = z.infer<typeof withinSchema>;

const oneTimeSchema = z.number().int().nullable().describe("null: withheld");

export const oneTimeBuyersSchema = z.object({
  pattern: z.literal("one_time_buyers"),
  totals: z.object({
    buyers: z.number().int().describe("Customers with a purchase who fit the filters"),
    oneTime: z.number().int(),
    share: z.number().min(0).max(1).nullable(),
    netValueCents: centsSchema,
    shareOfValue: z.number().nullable(),
    expectedValue12mCents: centsSchema,
    lapsed: z.number().int().describe("One-time buyers who have lapsed"),
  }),
  returns: z.object({
    within: z.array(withinSchema),
    medianDays: z
      .number()
      .nullable()
      .describe("From the first purchase to the second, of those who came back"),
  }),
  /** One-time buyers by whole calendar months since their purchase. */
  waiting: z.array(
    z.object({
      fromMonths: z.number().int(),
      toMonths: z.number().int().nullable().describe("null: and more"),
      customers: z.number().int(),
      netValueCents: centsSchema,
    }),
  ),
  /** By month of the first purchase, newest first, at most 24; a share is null until the whole month is old enough. */
  cohorts: z.array(
    z.object({
      month: z.iso.date(),
      customers: z.number().int(),
      oneTime: oneTimeSchema,
      within: z.array(withinSchema),
    }),
  ),
  firstCategories: z.array(
    z.object({
      category: z.string().nullable().describe("Category of the first order; null = unknown"),
      customers: z.number().int(),
      oneTime: oneTimeSchema,
      returned: withinSchema.describe("Who came back within 180 days"),
      against: z
        .enum(["more", "less", "alike"])
        .nullable()
        .describe("Come back more or less often than all of them, beyond chance; null = not known yet"),
    }),
  ),
  list: actionList({
    daysSinceFirst: z.number().nullable(),
    firstCategory: z.string().nullable(),
  }),
  action: actionSchema,
});

type Schema = z.input<typeof oneTimeBuyersSchema>;

/** Who bought once, how long ago, whether such customers come back, and who of them is the most promising. */
export async function oneTimeBuyers(ask: BehaviorAsk) {
  const { tx, filter, context, meant } = ask;
  const { tenantId, timeZone } = context.tenant;
  const totals = await readOneTimeTotals(tx, tenantId, filter);
  const months = await listFirstMonths(tx, { tenantId, timeZone }, filter);
  const categories = await listFirstCategories(tx, tenantId, filter);
  const list = await actionListOf(ask, { who: isFreshOneTime, sort: "expected_value" }, ({ behaviour }) => ({
    daysSinceFirst: behaviour.tenureDays,
    firstCategory: behaviour.firstCategory,
  }));
  const isShown = meant.few === undefined;
  const overall = isShown ? withinOf(totals?.within ?? []) : [];
  const sizes = { min: context.groupMin, few: meant.few };
  const shown = {
    waiting: showGroups(waitingOf(months, lastDayOf(ask)), ({ fromMonths }) => String(fromMonths), {
      ...sizes,
      what: "Time since the first purchase",
    }),
    cohorts: showGroups(months.slice(0, COHORTS_MAX), ({ month }) => month, {
      ...sizes,
      what: "Months of the first purchase",
    }),
    categories: showGroups(categories, ({ category }) => category ?? "", {
      ...sizes,
      what: "First categories",
    }),
  };
  const told = {
    months: monthsTold(months, { waiting: shown.waiting.shown, lastDay: lastDayOf(ask), ...sizes }),
    categories: oneTimeTold(categories, ({ category }) => category ?? "", sizes),
  };
  const cohorts = shown.cohorts.shown.map((row) => ({
    ...{ month: row.month, customers: row.customers, oneTime: told.months.has(row) ? row.oneTime : null },
    within: withinOf(row.within).map((one) => (one.known < row.customers ? { ...one, share: null } : one)),
  }));
  const firstCategories = shown.categories.shown.map((row) => ({
    ...categoryOf(row, overall),
    oneTime: told.categories.has(row) ? row.oneTime : null,
  }));
  // A median over a few would be theirs.
  const medianDays =
    isShown && (totals?.returned ?? 0) >= context.groupMin ? (totals?.medianReturnDays ?? null) : null;
  return {
    pattern: "one_time_buyers" as const,
    totals: {
      buyers: totals?.buyers ?? 0,
      oneTime: totals?.oneTime ?? 0,
      share: shareOf(totals?.oneTime ?? 0, totals?.buyers ?? 0),
      netValueCents: isShown ? (totals?.netValueCents ?? null) : null,
      shareOfValue: isShown ? shareOfValue(totals) : null,
      expectedValue12mCents: isShown ? (totals?.expectedValue12mCents ?? null) : null,
      lapsed: totals?.lapsed ?? 0,
    },
    returns: { within: overall, medianDays },
    waiting: shown.waiting.shown,
    ...{ cohorts, firstCategories, list },
    action: actionOf(list.matching, totals, medianDays),
    provenance: sourceOf(ask, {
      method: METHOD,
      rows: { buyers: totals?.buyers ?? 0, oneTimeBuyers: totals?.oneTime ?? 0 },
      missing: { value: (totals?.oneTime ?? 0) - (totals?.valued ?? 0) },
      unknown: [
        ...lapsedNote(totals?.lapsed ?? 0, context),
        ...uncategorisedNote(shown.categories.shown),
        ...([...cohorts, ...firstCategories].some(({ oneTime }) => oneTime === null) ? [UNTOLD] : []),
        ...Object.values(shown).flatMap(({ unknown }) => unknown),
        ...(months.length > COHORTS_MAX
          ? [`Only the newest ${COHORTS_MAX} of ${months.length} months of first purchases are listed.`]
          : []),
      ],
    }),
  };
}

const COHORTS_MAX = 24;
const METHOD =
  "Bought once means on one day only. The share that came back within so many days counts only customers whose first purchase is at least so many days ago; a first category is named as better or worse only beyond chance (95 %).";

function withinOf(counts: readonly { known: number; returned: number }[]): Within[] {
  return RETURN_DAYS.map((days, index) => {
    const { known, returned } = counts[index] ?? { known: 0, returned: 0 };
    return { days, known, returned, share: shareOf(returned, known) };
  });
}

type Months = Awaited<ReturnType<typeof listFirstMonths>>;

/** By single months for the first year, then two longer ages. */
function waitingOf(months: Months, lastDay: string): Schema["waiting"] {
  const starts = [...Array.from({ length: 12 }, (_, month) => month), 12, 24];
  return starts.map((fromMonths, index) => {
    const next = starts[index + 1];
    const within = months.filter(({ month }) => {
      const since = monthNumber(lastDay) - monthNumber(month);
      return since >= fromMonths && (next === undefined || since < next);
    });
    const valued = within.flatMap(({ netValueCents }) => netValueCents ?? []);
    return {
      fromMonths,
      toMonths: next === undefined ? null : next - 1,
      customers: within.reduce((sum, { oneTime }) => sum + oneTime, 0),
      netValueCents: valued.length === 0 ? null : valued.reduce((sum, cents) => sum + cents, 0),
    };
  });
}

const UNTOLD =
  "How many bought once is withheld for months and categories where it is few, or would tell of one.";

type CategoryRow = Awaited<ReturnType<typeof listFirstCategories>>[number];

function categoryOf(row: CategoryRow, overall: readonly Within[]) {
  const returned = withinOf(row.within).at(-1) ?? { days: 180, known: 0, returned: 0, share: null };
  return {
    category: row.category,
    customers: row.customers,
    returned,
    against: againstAll(returned, overall.at(-1)?.share ?? null),
  };
}

function againstAll({ returned, known }: Within, usual: number | null): "more" | "less" | "alike" | null {
  if (known === 0 || usual === null) return null;
  const { low, high } = wilsonInterval(returned, known);
  return low > usual ? "more" : high < usual ? "less" : "alike";
}

type Totals = Awaited<ReturnType<typeof readOneTimeTotals>>;

function shareOfValue(totals: Totals): number | null {
  if (!totals || totals.netValueCents === null || totals.buyersNetValueCents === null) return null;
  return totals.buyersNetValueCents > 0 ? totals.netValueCents / totals.buyersNetValueCents : null;
}

function uncategorisedNote(rows: readonly CategoryRow[]): string[] {
  const none = rows.find(({ category }) => category === null);
  return none ? [`The first category of ${grouped(none.customers)} customers: the source names none.`] : [];
}

function actionOf(fresh: number, totals: Totals, medianDays: number | null): string {
  if ((totals?.oneTime ?? 0) === 0) return "Nothing to do: nobody here bought once only.";
  if (fresh === 0)
    return "All who bought once have lapsed: at most test a win-back message on a part of them.";
  return `Write to the ${fresh} who may still come back, most expected value first, with what goes with their first order: ${whenWords(totals, medianDays)}.`;
}

function whenWords(totals: Totals, medianDays: number | null): string {
  if (medianDays !== null)
    return `half of those who came back did so within ${Math.round(medianDays)} days of their first purchase`;
  if (totals?.returned === 0) return "nobody has come back yet, so when is best is not known";
  return "when is best is not known, since how long others took is withheld";
}
