import { createArchetypes, type SettledArchetypes } from "../analytics/segments/settle-archetypes.ts";
import type { Queryable } from "../store/database.ts";
import { readBehaviour } from "../store/figures/behaviour-batches.ts";
import { readFacts } from "../store/figures/facts.ts";
import { readFeatures } from "../store/figures/features.ts";
import { finishScores, moveArchetypes, prepareScores, stageScores } from "../store/figures/scores.ts";
import { type CustomerInput, createScoring, type ScoringShop } from "./score-customer.ts";
import { scoreRow } from "./score-row.ts";

const BATCH = 1_500;

/**
 * Scores every customer, a batch at a time, so that memory does not grow with their number, and settles the
 * archetypes that they make up.
 */
export async function scoreCustomers(
  tx: Queryable,
  work: {
    shop: ScoringShop;
    /** Names of the archetypes so far, by id. */
    archetypeNames: ReadonlyMap<string, string>;
    tell: (done: number) => void;
  },
): Promise<SettledArchetypes> {
  await prepareScores(tx);
  const score = createScoring(work.shop);
  const archetypes = createArchetypes();
  let done = 0;
  for (let after = 0; ; ) {
    const batch = await readBatch(tx, after);
    const last = batch.at(-1);
    if (!last) break;
    await stageScores(
      tx,
      batch.map((customer) => {
        const scored = score(customer);
        return scoreRow(scored, archetypes.add(scored.memberships));
      }),
    );
    after = last.facts.customer;
    done += batch.length;
    work.tell(done);
  }
  const settled = archetypes.settle(work.archetypeNames);
  await moveArchetypes(tx, settled.moves);
  await finishScores(tx);
  return settled;
}

/** The three tables have one row for each numbered customer, in the same order. */
async function readBatch(tx: Queryable, after: number): Promise<CustomerInput[]> {
  const facts = await readFacts(tx, after, BATCH);
  const behaviours = await readBehaviour(tx, after, BATCH);
  const features = await readFeatures(tx, after, BATCH);
  return facts.map((row, i) => {
    const [behaviour, known] = [behaviours[i], features[i]];
    if (behaviour?.customer !== row.customer || known?.customer !== row.customer) {
      throw new Error(`customer ${row.customer} is missing from the behaviour or the features`);
    }
    return { facts: row, behaviour, features: known.features };
  });
}
