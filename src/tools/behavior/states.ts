import { z } from "zod";
import type { StateRow } from "../../store/behavior/states.ts";
import { showGroups } from "../withheld.ts";
import { type BehaviorAsk, groupShape } from "./ask.ts";

/** How customers spread over named states; `unknown` is a state of its own. */
export const stateGroups = <const State extends readonly [string, ...string[]]>(states: State) =>
  z.array(z.object({ state: z.enum([...states, "unknown"]), ...groupShape }));

/** The groups in the order of the states, with what to say of those who can't be told. */
export function stateGroupsOf<State extends string>(
  rows: readonly StateRow[],
  states: readonly State[],
  about: { ask: Pick<BehaviorAsk, "context" | "meant">; what: string; unknownBecause: string },
) {
  const buyers = rows.reduce((sum, { customers }) => sum + customers, 0);
  const named: readonly (State | "unknown")[] = [...states, "unknown"];
  const groups = named.flatMap((state) => {
    const row = rows.find((one) => (states.find((known) => known === one.state) ?? "unknown") === state);
    return row ? [{ state, ...sumsOf(row), share: row.customers / buyers }] : [];
  });
  const { shown, unknown } = showGroups(groups, ({ state }) => state, {
    min: about.ask.context.groupMin,
    few: about.ask.meant.few,
    what: about.what,
  });
  const untold = shown.find(({ state }) => state === "unknown")?.customers ?? 0;
  return {
    buyers,
    states: shown,
    unknown: [
      ...(untold > 0 ? [`${about.what} of ${untold} customers: ${about.unknownBecause}.`] : []),
      ...unknown,
    ],
  };
}

function sumsOf({ customers, netValueCents, valueAtRiskCents }: StateRow) {
  return { customers, netValueCents, valueAtRiskCents };
}
