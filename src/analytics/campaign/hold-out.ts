import { createHash } from "node:crypto";

/** Share of a campaign list that is kept apart where nobody asks otherwise. */
export const HELD_OUT_SHARE = 0.15;

const BYTES = 6;

/**
 * Whether a customer of a campaign gets nothing, so that its effect can be measured against them: drawn at
 * random, but the same for the same seed (the campaign's id) and customer on every call, on every machine, and
 * whoever else is on the list. A customer held out at one share is held out at every larger one.
 */
export function isHeldOut(seed: string, customerId: string, share: number = HELD_OUT_SHARE): boolean {
  // The lengths keep ("a", "bc") and ("ab", "c") apart.
  const digest = createHash("sha256").update(`${seed.length}:${seed}:${customerId}`).digest();
  return digest.readUIntBE(0, BYTES) / 2 ** (8 * BYTES) < share;
}
