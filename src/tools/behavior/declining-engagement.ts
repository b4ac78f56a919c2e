import { z } from "zod";
import {
  type EngagementSignal,
  engagementSignals,
  isDeclining,
  listEngagement,
} from "../../store/behavior/engagement.ts";
import { showGroups } from "../withheld.ts";
import {
  actionList,
  actionListOf,
  actionSchema,
  type BehaviorAsk,
  groupShape,
  lapsedNote,
  sourceOf,
} from "./ask.ts";

export const decliningEngagementSchema = z.object({
  pattern: z.literal("declining_engagement"),
  buyers: z.number().int(),
  /** both: gaps lengthen and fewer orders than before; unknown: too few purchases, and none of late. */
  signals: z.array(z.object({ signal: z.enum(engagementSignals), ...groupShape })),
  list: actionList({
    orders90: z.number().int(),
    ordersPrevious90: z.number().int(),
    gapTrend: z
      .object({
        state: z.enum(["lengthening", "stable", "shortening"]),
        factorPerPurchase: z.number().describe("1.2: each gap a fifth longer than the one before"),
        gaps: z.number().int(),
      })
      .nullable()
      .describe("null: fewer than five purchase days"),
  }),
  action: actionSchema,
});

/** Who comes more seldom than before, before the risk shows it. */
export async function decliningEngagement(ask: BehaviorAsk) {
  const { tx, filter, context, meant } = ask;
  const { tenantId } = context.tenant;
  const rows = await listEngagement(tx, tenantId, filter);
  const buyers = rows.reduce((sum, { customers }) => sum + customers, 0);
  const groups = engagementSignals.flatMap((signal) => {
    const group = groupOf(
      signal,
      rows.filter((row) => row.signal === signal),
    );
    return group.customers > 0 ? [{ ...group, share: group.customers / buyers }] : [];
  });
  const { shown, unknown } = showGroups(groups, ({ signal }) => signal, {
    min: context.groupMin,
    few: meant.few,
    what: "Signs of declining engagement",
  });
  const list = await actionListOf(
    ask,
    { who: isDeclining(tx, tenantId), sort: "impact" },
    ({ behaviour }) => ({
      orders90: behaviour.orders90,
      ordersPrevious90: behaviour.ordersPrevious90,
      gapTrend: behaviour.gapTrend,
    }),
  );
  const lapsed = rows
    .filter((row) => row.isLapsed && row.signal !== "none" && row.signal !== "unknown")
    .reduce((sum, { customers }) => sum + customers, 0);
  const untold = shown.find(({ signal }) => signal === "unknown")?.customers ?? 0;
  return {
    pattern: "declining_engagement" as const,
    ...{ buyers, list },
    signals: shown,
    action: actionOf(list.matching),
    provenance: sourceOf(ask, {
      method: METHOD,
      rows: { buyers, declining: list.matching },
      unknown: [
        ...(untold > 0
          ? [`Engagement of ${untold} customers: fewer than five purchase days, and no order in 180 days.`]
          : []),
        ...lapsedNote(lapsed, context),
        ...unknown,
      ],
    }),
  };
}

const METHOD =
  "Engagement declines where the days between a customer's last purchases (up to 12 gaps) lengthen beyond chance (Mann-Kendall, 5 %), or where there were fewer orders in the last 90 days than in the 90 before. The second sign follows the season, too.";

type Row = Awaited<ReturnType<typeof listEngagement>>[number];

function groupOf(signal: EngagementSignal, rows: readonly Row[]) {
  const sum = (read: (row: Row) => number | null) => {
    const known = rows.flatMap((row) => read(row) ?? []);
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  return {
    signal,
    customers: sum(({ customers }) => customers) ?? 0,
    netValueCents: sum(({ netValueCents }) => netValueCents),
    valueAtRiskCents: sum(({ valueAtRiskCents }) => valueAtRiskCents),
  };
}

function actionOf(declining: number): string {
  if (declining === 0) return "Nothing to do: nobody comes more seldom than before beyond chance.";
  return `Remind the ${declining} who come more seldom of what they usually buy, most value at risk first, and ask those who bought most what has changed.`;
}
