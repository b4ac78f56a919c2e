import { z } from "zod";
import { EARLIER_DAYS_MAX, RECENT_DAYS } from "../../analytics/behaviour/momentum.ts";
import { isGrowing, isSlowing, listStates } from "../../store/behavior/states.ts";
import { readStretches } from "../../store/behavior/stretches.ts";
import { grouped } from "../grouped.ts";
import { centsSchema } from "../shared.ts";
import { actionList, actionListOf, actionSchema, type BehaviorAsk, lastDayOf, sourceOf } from "./ask.ts";
import { stateGroups, stateGroupsOf } from "./states.ts";

export const momentumStates = ["accelerating", "steady", "slowing", "stopped"] as const;

const stretchSchema = z.object({
  days: z.number().int(),
  purchases: z.number().int().describe("Days with a purchase, the very first one left out"),
  valueCents: centsSchema,
});

const listSchema = actionList({
  state: z.enum(momentumStates).nullable(),
  change: z.number().nullable().describe("Rate of late by the rate before, less 1: -0.5 is half"),
  recent: stretchSchema,
  earlier: stretchSchema,
});

export const momentumSchema = z.object({
  pattern: z.literal("momentum"),
  buyers: z.number().int(),
  states: stateGroups(momentumStates),
  growing: listSchema,
  declining: listSchema,
  action: actionSchema,
});

/** Who buys faster or slower of late than before. */
export async function momentum(ask: BehaviorAsk) {
  const { tx, filter, context } = ask;
  const rows = await listStates(tx, context.tenant.tenantId, { kind: "momentum", filter });
  const { buyers, states, unknown } = stateGroupsOf(rows, momentumStates, {
    ask,
    what: "Momentum",
    unknownBecause: "under 150 days since the first purchase, or under three repeat purchases",
  });
  const growing = await momentumList(ask, { who: isGrowing, sort: "expected_value" });
  const declining = await momentumList(ask, { who: isSlowing, sort: "impact" });
  return {
    pattern: "momentum" as const,
    ...{ buyers, states, growing, declining },
    action: actionOf(growing.matching, declining.matching),
    provenance: sourceOf(ask, {
      method: METHOD,
      rows: { buyers, growing: growing.matching, declining: declining.matching },
      unknown: [...unknown, SEASON_NOTE, LAPSED_NOTE],
    }),
  };
}

async function momentumList(ask: BehaviorAsk, options: Parameters<typeof actionListOf>[1]) {
  const { tenantId, timeZone } = ask.context.tenant;
  const { customers, ...list } = await actionListOf(ask, options, ({ row, behaviour }) => ({
    id: row.customerId,
    state: momentumStates.find((state) => state === behaviour.momentumState) ?? null,
    change: behaviour.momentum,
  }));
  const stretches = await readStretches(
    ask.tx,
    { tenantId, timeZone, lastDay: lastDayOf(ask) },
    customers.map(({ id }) => id),
  );
  return {
    ...list,
    customers: customers.map(({ id, ...one }) => ({ ...one, ...(stretches.get(id) ?? NOTHING) })),
  };
}

const NOTHING = {
  recent: { days: RECENT_DAYS, purchases: 0, valueCents: null },
  earlier: { days: 0, purchases: 0, valueCents: null },
};

const METHOD = `The last ${RECENT_DAYS} days of each customer against up to ${EARLIER_DAYS_MAX} days before, by purchases and value; a customer counts as growing or declining only where chance alone would show as much less than once in twenty times.`;
const SEASON_NOTE = "How much of a change is the season: momentum is not corrected for it.";
const LAPSED_NOTE = "Lapsed customers are not among the declining: they are gone already.";

function actionOf(growing: number, declining: number): string {
  if (growing + declining === 0) return "Nothing to do: nobody's buying has changed beyond chance.";
  const slow =
    declining === 0
      ? []
      : [`Ask or remind the ${grouped(declining)} who slow down, most value at risk first.`];
  const fast =
    growing === 0 ? [] : [`Show news first to the ${grouped(growing)} who buy more; they need no discount.`];
  return [...slow, ...fast].join(" ");
}
