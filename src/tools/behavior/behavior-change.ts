import { z } from "zod";
import { type ChangeRow, hasChanged, readChanges } from "../../store/behavior/changes.ts";
import { grouped } from "../grouped.ts";
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
import { type Change, changeOf, changeSchema } from "./change-words.ts";

export const behaviorChangeSchema = z.object({
  pattern: z.literal("behavior_change"),
  buyers: z.number().int(),
  judged: z.number().int().describe("Customers with at least four sales in each half of their history"),
  changed: z.number().int(),
  /** A customer may be in several. */
  kinds: z.array(
    z.object({
      kind: changeSchema.shape.kind,
      direction: changeSchema.shape.direction,
      ...groupShape,
      share: z.number().min(0).max(1).describe("Of the customers judged"),
    }),
  ),
  list: actionList({ changes: z.array(changeSchema) }),
  action: actionSchema,
});

/** Who buys otherwise than before: size of the basket, discounts, main category. */
export async function behaviorChange(ask: BehaviorAsk) {
  const { tx, filter, context, meant } = ask;
  const { tenantId, currency } = context.tenant;
  const { totals: counts, kinds } = await readChanges(tx, tenantId, filter);
  const { shown, unknown } = showGroups(kinds, ({ kind, direction }) => `${kind} ${direction}`, {
    min: context.groupMin,
    few: meant.few,
    what: "Kinds of change",
  });
  const list = await actionListOf(
    ask,
    { who: hasChanged(tx, tenantId), sort: "impact" },
    ({ behaviour }) => ({
      changes: (behaviour.changes ?? []).map((change): Change => changeOf(change, currency)),
    }),
  );
  const { changedAndGone, ...totals } = counts;
  const untold = totals.buyers - totals.judged;
  return {
    pattern: "behavior_change" as const,
    ...{ ...totals, list },
    kinds: shown.map((row) => ({ ...row, share: totals.judged > 0 ? row.customers / totals.judged : 0 })),
    action: actionOf(shown, { isWhole: shown.length === kinds.length }),
    provenance: sourceOf(ask, {
      method: METHOD,
      rows: { ...totals },
      unknown: [
        ...(untold > 0
          ? [`Changes of ${untold} customers: fewer than four sales in each half of their history.`]
          : []),
        ...lapsedNote(changedAndGone, context),
        ...unknown,
      ],
    }),
  };
}

const METHOD =
  "The later half of each customer's sales against the earlier one: typical basket, share bought at a discount, share in their most frequent category. A change is named only where chance would show one as large in at most one customer of twenty.";

function actionOf(kinds: readonly ChangeRow[], { isWhole }: { isWhole: boolean }): string {
  const countOf = (kind: ChangeRow["kind"], direction: ChangeRow["direction"]) =>
    kinds.find((row) => row.kind === kind && row.direction === direction)?.customers ?? 0;
  const advice = [
    [countOf("basket", "down"), "whose baskets shrink: show what goes with their usual order"],
    [countOf("discounts", "up"), "who turn to discounts: test leaving them out for a part of these"],
    [
      countOf("category", "down"),
      "who leave their main category: ask whether it still has what they look for",
    ],
    [countOf("basket", "up"), "whose baskets grow: show dearer and larger choices"],
  ] as const;
  const called = advice.filter(([customers]) => customers > 0);
  if (called.length === 0) {
    return isWhole
      ? "Nothing to do: nobody's buying has changed in a way that asks for it."
      : "Look at those of the list one by one: how many changed in which way is withheld.";
  }
  return `Look first at the ${called.map(([customers, what]) => `${grouped(customers)} ${what}`).join("; the ")}.`;
}
