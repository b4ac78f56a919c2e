import { z } from "zod";
import { addDays } from "../../analytics/forecast/periods.ts";
import {
  dueClasses,
  findShopCadence,
  isOverdue,
  listDue,
  readUsualGap,
} from "../../store/behavior/cadence.ts";
import { listStates } from "../../store/behavior/states.ts";
import { showGroups } from "../withheld.ts";
import {
  actionList,
  actionListOf,
  actionSchema,
  type BehaviorAsk,
  groupShape,
  lapsedNote,
  lastDayOf,
  sourceOf,
} from "./ask.ts";
import { stateGroups, stateGroupsOf } from "./states.ts";

export const cadenceStates = ["clockwork", "regular", "irregular"] as const;

export const purchaseCadenceSchema = z.object({
  pattern: z.literal("purchase_cadence"),
  buyers: z.number().int(),
  repeatCustomers: z.number().int(),
  /** unknown: fewer than three times between purchases, one-time buyers included. */
  states: stateGroups(cadenceStates),
  usualDays: z
    .number()
    .nullable()
    .describe(
      "Half of the repeat customers who fit come back after fewer days on average; null = unknown or withheld",
    ),
  shop: z
    .object({
      gaps: z.number().int().describe("Times between two purchases of one customer"),
      quantiles: z.array(z.object({ share: z.number(), days: z.number() })),
      steps: z.array(
        z.object({
          fromPurchase: z.number().int(),
          followed: z.number().int(),
          medianDays: z.number().nullable(),
          within: z.array(
            z.object({ days: z.number().int(), known: z.number().int(), share: z.number().nullable() }),
          ),
        }),
      ),
    })
    .nullable()
    .describe("How long all of the shop's customers wait, whatever the filters; null = unknown"),
  due: z.array(
    z.object({
      due: z.enum(dueClasses),
      ...groupShape,
      share: z.number().min(0).max(1).describe("Of the repeat customers who have not lapsed"),
    }),
  ),
  list: actionList({
    cadence: z.enum([...cadenceStates, "unknown"]),
    overdueDays: z.number(),
    dueOn: z.iso.date().describe("Day on which the purchase was due by their own rhythm"),
  }),
  action: actionSchema,
});

/** How regularly customers buy, and whose next purchase is late. */
export async function purchaseCadence(ask: BehaviorAsk) {
  const { tx, filter, context, meant } = ask;
  const { tenantId } = context.tenant;
  const rows = await listStates(tx, tenantId, { kind: "cadence", filter });
  const { buyers, states, unknown } = stateGroupsOf(merged(rows), cadenceStates, {
    ask,
    what: "The rhythm",
    unknownBecause: "fewer than three times between their purchases",
  });
  const usual = await readUsualGap(tx, tenantId, filter);
  const usualDays = meant.few === undefined ? usual.medianDays : null;
  const dueRows = await listDue(tx, tenantId, filter);
  const shop = await findShopCadence(tx, tenantId);
  const lastDay = lastDayOf(ask);
  const list = await actionListOf(ask, { who: isOverdue, sort: "impact" }, ({ behaviour }) => ({
    cadence: cadenceStates.find((state) => state === behaviour.cadenceState) ?? ("unknown" as const),
    overdueDays: behaviour.overdueDays ?? 0,
    dueOn: addDays(lastDay, -Math.round(behaviour.overdueDays ?? 0)),
  }));
  const dueTotal = dueRows.reduce((sum, { customers }) => sum + customers, 0);
  const due = dueClasses.flatMap((name) => dueRows.find((row) => row.due === name) ?? []);
  const shownDue = showGroups(due, (row) => row.due, {
    min: context.groupMin,
    few: meant.few,
    what: "When purchases are due",
  });
  return {
    pattern: "purchase_cadence" as const,
    ...{ buyers, states, list },
    repeatCustomers: usual.repeatCustomers,
    usualDays,
    shop: shop ? shopOf(shop) : null,
    due: shownDue.shown.map((row) => ({ ...row, share: row.customers / dueTotal })),
    action: actionOf(list.matching, usualDays),
    provenance: sourceOf(ask, {
      method: METHOD,
      rows: { buyers, repeatCustomers: usual.repeatCustomers, overdue: list.matching },
      unknown: [...unknown, ...lapsedNote(usual.lapsedOverdue, context), ...shownDue.unknown],
    }),
  };
}

const METHOD =
  "A purchase is due after the customer's mean days between purchases, with the shop's counted as one more; clockwork and regular are names for how little those days vary. Due is what was usual, not a promise: an irregular buyer is late half of the time.";

type StateRows = Awaited<ReturnType<typeof listStates>>;

/** A rhythm of two or three purchases and that of one are alike unknown. */
function merged(rows: StateRows): StateRows {
  const isKnown = (row: StateRows[number]) => cadenceStates.some((state) => state === row.state);
  const others = rows.filter((row) => !isKnown(row));
  const sum = (read: (row: StateRows[number]) => number | null) => {
    const known = others.flatMap((row) => read(row) ?? []);
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  const rest = {
    state: null,
    customers: sum(({ customers }) => customers) ?? 0,
    orders: sum(({ orders }) => orders) ?? 0,
    netValueCents: sum(({ netValueCents }) => netValueCents),
    valueAtRiskCents: sum(({ valueAtRiskCents }) => valueAtRiskCents),
  };
  return [...rows.filter(isKnown), ...(others.length > 0 ? [rest] : [])];
}

type Stored = NonNullable<Awaited<ReturnType<typeof findShopCadence>>>;

function shopOf({ gaps, quantilesDays, steps }: Stored) {
  return {
    gaps,
    quantiles: (quantilesDays ?? []).map((days, index) => ({ share: QUANTILES[index] ?? 1, days })),
    steps: steps.map(({ from, followed, medianDays, within }) => ({
      fromPurchase: from,
      ...{ followed, medianDays },
      within: within.map(({ days, known, share }) => ({ days, known, share })),
    })),
  };
}

const QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9];

function actionOf(overdue: number, usualDays: number | null): string {
  if (overdue === 0) return "Nothing to do: no purchase is late.";
  const usual = usualDays === null ? "" : `; usual here is a purchase every ${Math.round(usualDays)} days`;
  return `Remind the ${overdue} whose purchase is late of what they usually buy, most value at risk first${usual}.`;
}
