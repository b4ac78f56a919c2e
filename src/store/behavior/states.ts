import { and, count, desc, eq, inArray, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { type CustomerFilter, customerConditions } from "../customer-filter.ts";
import type { Queryable } from "../database.ts";
import { factCustomerCurrent as facts } from "../schema/facts.ts";
import { type GroupSums, groupSums, hasBought, notLapsed } from "./list.ts";

/** A named state of buyers, with who is in it; null: it can't be told. */
export interface StateRow extends GroupSums {
  state: string | null;
  orders: number;
}

export const isGrowing = eq(facts.momentumState, "accelerating");
/** Buys less than before, and is not gone. */
export const isSlowing = and(inArray(facts.momentumState, ["slowing", "stopped"]), notLapsed);
export const isDiscountLed = eq(facts.discountState, "discount-led");

const STATES = {
  momentum: facts.momentumState,
  cadence: facts.cadenceState,
  discounts: facts.discountState,
} as const satisfies Record<string, PgColumn>;

/** How the buyers that fit spread over the states of one kind, the largest first. */
export async function listStates(
  tx: Queryable,
  tenantId: number,
  { kind, filter }: { kind: keyof typeof STATES; filter: CustomerFilter },
): Promise<StateRow[]> {
  const state = STATES[kind];
  return tx
    .select({ state, ...groupSums, orders: sql<number>`sum(${facts.orders})::int` })
    .from(facts)
    .where(and(customerConditions(tx, tenantId, filter), hasBought))
    .groupBy(state)
    .orderBy(desc(count()), state);
}
