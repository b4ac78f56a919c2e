import { isHeldOut } from "../../analytics/campaign/hold-out.ts";

export interface Draw {
  /** Seed of the hold-out: the same campaign holds out the same customers. */
  campaignId: string;
  holdOutShare: number;
  contactsMax: number;
}

export interface Drawn<One> {
  customer: One;
  group: "contact" | "holdout";
}

/**
 * Goes down a ranking until as many are to be written to as were asked for. Who is held out on the way has a place
 * on the list and is not written to; after the last contact nobody is added.
 */
export function drawList<One extends { customerId: string }>(
  ranking: readonly One[],
  { campaignId, holdOutShare, contactsMax }: Draw,
): Drawn<One>[] {
  const list: Drawn<One>[] = [];
  let contacts = 0;
  for (const customer of ranking) {
    if (contacts === contactsMax) break;
    const group = isHeldOut(campaignId, customer.customerId, holdOutShare) ? "holdout" : "contact";
    list.push({ customer, group });
    if (group === "contact") contacts += 1;
  }
  return list;
}

/** How far down a ranking one has to look: chance makes the held out a few more or less than their share. */
export function rankingNeeded({ holdOutShare, contactsMax }: Omit<Draw, "campaignId">): number {
  return Math.ceil(contactsMax / (1 - holdOutShare) + 12 * Math.sqrt(contactsMax)) + 50;
}
