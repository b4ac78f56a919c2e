import { z } from "zod";
import { neededCustomers } from "../../analytics/campaign/needed-customers.ts";
import { grouped } from "../grouped.ts";

export const measurementSchema = z.object({
  /** Share of the list expected to buy within the horizon without any campaign; null = unknown. */
  baseShare: z.number().min(0).max(1).nullable(),
  horizonDays: z.number().int().nullable(),
  /** The rise in the share of buyers that should not be missed. */
  rise: z.number(),
  /** Customers on the list, held-out ones included, that it takes to tell that rise from chance in four cases of five. */
  neededCustomers: z.number().int().nullable(),
  /** The smallest rise, in whole points, that a list of this size tells from chance; null = none, or unknown. */
  findableRise: z.number().nullable(),
  isLargeEnough: z.boolean().nullable(),
  sentences: z.array(z.string()).describe("How to measure what the campaign changes, for a person"),
});
export type Measurement = z.infer<typeof measurementSchema>;

const RISE = 0.02;

/** What it takes to see whether a campaign changed anything. */
export function planMeasurement(list: {
  customers: number;
  heldOutShare: number;
  churnRisks: readonly number[];
  horizonDays: number | null;
}): Measurement {
  const { customers, heldOutShare, churnRisks, horizonDays } = list;
  const baseShare =
    churnRisks.length === 0 ? null : churnRisks.reduce((sum, risk) => sum + 1 - risk, 0) / churnRisks.length;
  const needed = (rise: number) =>
    baseShare === null ? undefined : neededCustomers({ baseShare, rise, heldOutShare });
  const neededCount = needed(RISE) ?? null;
  const findable = POINTS.find((rise) => (needed(rise) ?? Number.POSITIVE_INFINITY) <= customers) ?? null;
  const plan = {
    ...{ baseShare, horizonDays, rise: RISE },
    neededCustomers: neededCount,
    findableRise: findable,
    isLargeEnough: neededCount === null ? null : customers >= neededCount,
  };
  return { ...plan, sentences: [...sentencesOf(plan, list), NO_PROMISE] };
}

const POINTS = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

const NO_PROMISE =
  "The order of the list says whom to write to first. It does not say whom writing will change: in experiments neither risk nor past spend foretold that.";

function sentencesOf(
  { baseShare, neededCustomers: needed, findableRise, horizonDays }: Omit<Measurement, "sentences">,
  { heldOutShare, customers }: { heldOutShare: number; customers: number },
): string[] {
  if (heldOutShare === 0) {
    return [
      "Nobody is held out, so what the campaign changes can't be told from what would have come anyway.",
    ];
  }
  const after = horizonDays === null ? "afterwards" : `after ${horizonDays} days`;
  const how = `Do not write to those held out, and compare the share of buyers of both groups ${after}: the difference is what the campaign changed.`;
  if (baseShare === null || needed === null) {
    return [how, "How many customers that takes is unknown, since the share that buys anyway is."];
  }
  const base = `About ${percent(baseShare)} of the list buy without it.`;
  const size = `To tell 2 more buyers in 100 from chance takes ${grouped(needed)} customers on the list; this one has ${grouped(customers)}.`;
  const rise =
    customers >= needed || findableRise === null
      ? []
      : [`A list of this size tells ${Math.round(findableRise * 100)} more in 100 and above.`];
  return [how, `${base} ${size}`, ...rise];
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
