import { z } from "zod";
import { shopDays } from "../../analytics/calendar/shop-day.ts";
import { type DayRange, occurrencesOf, type Season } from "../../analytics/season/season-events.ts";
import { AXES } from "../../analytics/segments/axes.ts";
import { UserError } from "../../errors.ts";
import { type GroupEventSales, readEventSales } from "../../store/segment-sales.ts";
import { listDays } from "../../store/series.ts";
import { rankBy } from "../archetype-summary.ts";
import { provenanceOf } from "../provenance.ts";
import { centsSchema, provenanceSchema } from "../shared.ts";
import { groupsMeant } from "./groups-meant.ts";
import type { AskedSegments, SegmentsQuestion } from "./question.ts";
import { coverage, isIn, ratesOf, salesOf, totalOf } from "./season-rates.ts";
import { withheldSchema, withheldSentences, withholdSmall } from "./withhold.ts";

const liftSchema = z
  .number()
  .nullable()
  .describe("Per day of the event against other days, as a ratio less 1; null = unknown");

const salesFields = {
  orders: z.number().int(),
  /** Net of the returns of the same days. */
  valueCents: centsSchema,
  ordersPerDay: z.number().nullable(),
  usualOrdersPerDay: z.number().nullable(),
  ordersLift: liftSchema,
  valueLift: liftSchema,
};

/** What groups of customers bought in a season of the years past. */
export const seasonalSchema = z.object({
  kind: z.literal("seasonal"),
  groupedBy: z.enum(["archetype", ...AXES]),
  /** A name of the table of events, or the two days of an event of one's own. */
  season: z.string(),
  /** Each time that the data cover in full, oldest first, with the sales of the whole shop. */
  years: z.array(
    z.object({
      year: z.number().int(),
      from: z.iso.date(),
      to: z.iso.date(),
      orders: z.number().int(),
      valueCents: centsSchema,
    }),
  ),
  /** All these times together, guests included; null without any. */
  shop: z.object(salesFields).nullable(),
  /** By how much more they order than usual, unknown last. */
  groups: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      customers: z.number().int(),
      /** Members who bought in it at least once. */
      eventCustomers: z.number().int(),
      shareOfEventValue: z.number().nullable().describe("Of the whole shop's value in it"),
      years: z.number().int().describe("Times since its members first bought"),
      ...salesFields,
    }),
  ),
  matching: z.number().int(),
  withheld: withheldSchema,
  provenance: provenanceSchema,
});

export async function seasonal(question: SegmentsQuestion, period: DayRange) {
  const { asked, context, basis, tx } = question;
  const { tenantId, timeZone } = context.tenant;
  const season = seasonOf(asked);
  const meant = await groupsMeant(question);
  if (meant.kind !== "meant") return { ...meant.result, provenance: provenanceOf(basis, context, NOTHING) };
  const occurrences = occurrencesOf(season, period);
  const { whole, partial } = occurrences;
  const days = whole.length > 0 ? await listDays(tx, tenantId) : [];
  const years = whole.map((range) => ({ ...range, ...salesOf(days.filter(({ day }) => isIn(day, range))) }));
  const usual = salesOf(days.filter(({ day }) => ![...whole, ...partial].some((range) => isIn(day, range))));
  const shop = whole.length > 0 ? ratesOf({ ...totalOf(years), usual }, coverage(occurrences, period)) : null;
  const sales =
    whole.length === 0
      ? []
      : await readEventSales(tx, meant.customers, {
          windows: whole,
          leftOut: partial.map(within(period)),
          timeZone,
        });
  const dayIn = shopDays(timeZone);
  const rows = sales.flatMap((sold) => {
    const { group: id, customers, firstOrderAt } = sold;
    const firstDay = firstOrderAt === null ? null : dayIn(new Date(firstOrderAt));
    return id === null ? [] : [{ id, customers, sold, firstDay }];
  });
  const large = meant.withhold(rows);
  // Few who bought in the event are few, however many there are of their kind.
  const buyers = withholdSmall(
    large.shown.map((row) => ({ ...row, members: row.customers, customers: row.sold.eventCustomers })),
    { min: context.groupMin },
  );
  const groups = rankBy(
    buyers.shown.map(({ id, members: customers, sold, firstDay }) => {
      const seen = coverage(occurrences, firstDay ? { from: firstDay, to: period.to } : NEVER);
      return {
        id,
        name: meant.nameOf(id),
        customers,
        eventCustomers: sold.eventCustomers,
        shareOfEventValue:
          shop?.valueCents && sold.eventValueCents !== null ? sold.eventValueCents / shop.valueCents : null,
        years: seen.years,
        ...ratesOf(eventOf(sold), seen),
      };
    }),
    ({ ordersLift }) => ordersLift,
  );
  const withheld = {
    groups: large.withheld.groups + buyers.withheld.groups,
    members: large.withheld.groups > 0 ? large.withheld.members : null,
  };
  return {
    kind: "seasonal" as const,
    groupedBy: asked.group_by ?? ("archetype" as const),
    season: seasonName(season),
    ...{ years, shop, withheld },
    groups: groups.slice(asked.offset, asked.offset + asked.limit),
    matching: groups.length,
    provenance: provenanceOf(basis, context, {
      method: METHOD,
      rows: { groups: groups.length, event_orders: shop?.orders ?? 0, years: years.length },
      unknown: [
        ...(whole.length === 0 ? ["The data do not cover this season from beginning to end yet."] : []),
        ...partial.map(({ from, to }) => `Left out, since the data cover it in part: ${from} to ${to}.`),
        ...withheldSentences(large.withheld, context.groupMin),
        ...(buyers.withheld.groups > 0
          ? [
              `Groups of whom fewer than ${context.groupMin} bought in it, or that would tell of such, are not shown.`,
            ]
          : []),
      ],
    }),
  };
}

const METHOD =
  "Sales in the season, of all years that the data cover in full, per day, against the sales per day on all other days; of a group from its first sale on, by those who are its members now. Value is net of the returns of the same days.";
const NOTHING = { method: METHOD };
const NEVER: DayRange = { from: "9999-12-31", to: "0001-01-01" };

/** @throws UserError where none is named, or more than one. */
export function seasonOf({ event, season_from, season_to }: AskedSegments): Season {
  const hasOwn = season_from !== undefined || season_to !== undefined;
  if (event !== undefined && !hasOwn) return { event };
  if (event === undefined && season_from !== undefined && season_to !== undefined) {
    return { fromMonthDay: season_from, toMonthDay: season_to };
  }
  throw new UserError(
    "seasonal needs a season: name an event, such as christmas, or give both season_from and season_to as MM-DD.",
  );
}

export function seasonName(season: Season): string {
  return "event" in season ? season.event : `${season.fromMonthDay} to ${season.toMonthDay}`;
}

function eventOf(sold: GroupEventSales) {
  return {
    orders: sold.eventOrders,
    valueCents: sold.eventValueCents,
    usual: { orders: sold.usualOrders, valueCents: sold.usualValueCents },
  };
}

/** The part of a range that the data cover. */
function within({ from, to }: DayRange): (range: DayRange) => DayRange {
  return (range) => ({ from: range.from < from ? from : range.from, to: range.to > to ? to : range.to });
}
