import { PURCHASE_MODEL_NAMES } from "../analytics/btyd/models.ts";
import { churnWindows, type SeasonWindows, type Window } from "../analytics/churn/churn-windows.ts";
import type { ChurnFit } from "../analytics/churn/fit-churn.ts";
import { meanScore } from "../analytics/churn/judge-churn.ts";
import type { StandingColumns } from "../analytics/churn/standing.ts";
import type { Computed } from "../compute/compute.ts";
import type { ChosenModel, JudgedValue } from "../compute/fit-and-judge-value.ts";
import type { StandingWindow } from "../compute/tasks.ts";
import type { Queryable } from "../store/database.ts";
import type { StagedSales } from "../store/figures/stage.ts";
import { readPurchasesByDay, readStandings, readValued } from "../store/figures/standings.ts";
import { type Fitting, fitOnce } from "./fit-once.ts";

export interface CustomerFits {
  churn: Computed<ChurnFit>;
  value: Computed<JudgedValue>;
}

const DAY_MS = 86_400_000;

/**
 * Fits what is to come of the customers: the risk of no purchase within the horizon, and the value of the next
 * twelve months. Both are judged on past days by what followed.
 */
export async function fitCustomers(
  tx: Queryable,
  context: Fitting & { staged: StagedSales; horizonDays: number },
): Promise<CustomerFits> {
  const { staged, horizonDays } = context;
  const windows = churnWindows({ historyDays: historyDays(staged), horizonDays });
  const read = (window: Window) => readStandings(tx, { lastDay: staged.lastDay, ...window });
  const judgedDays = windows.kind === "windows" ? windows.judgedDays : horizonDays;
  const past = await inTurn(windows.kind === "windows" ? windows.judged : [], read);
  const churn =
    windows.kind === "windows"
      ? await fitOnce(context, "churn", {
          ...{ horizonDays, judgedDays, past },
          now: await read({ daysBefore: 0, daysAhead: 0 }),
          season: windows.season && (await readSeason(windows.season, read)),
        })
      : unknownChurn(windows.reason);
  const value = await fitOnce(context, "value", {
    ...{ past, judgedDays, chosen: chosenModel(churn.result) },
    now: await readValued(tx),
    purchasesByDay: await readPurchasesByDay(tx, staged),
  });
  return { churn, value };
}

/**
 * The purchase model that foretold silence best over the judged windows, of those in the mixture; where none is, of
 * those that are quick to fit. Undefined where nothing was judged.
 */
function chosenModel(fit: ChurnFit): ChosenModel | undefined {
  if (fit.kind !== "fitted") return undefined;
  const inMixture = PURCHASE_MODEL_NAMES.filter((name) =>
    fit.parameters.models.some((model) => model.name === name),
  );
  const names = inMixture.length > 0 ? inMixture : (["BG/NBD", "MBG/NBD", "NBD"] as const);
  const lossOf = (name: string) => meanScore(fit.judged, name, "logLoss");
  const [best] = names.toSorted((one, other) => lossOf(one) - lossOf(other));
  return best && { model: best, start: fit.parameters.models.find(({ name }) => name === best)?.parameters };
}

type Read = (window: Window) => Promise<StandingColumns>;

async function readSeason(season: SeasonWindows, read: Read): Promise<SeasonWindows<StandingWindow>> {
  const withDays = async (window: Window) => ({ columns: await read(window), daysAhead: window.daysAhead });
  return {
    lastYear: await withDays(season.lastYear),
    checks: await inTurn(season.checks, async ({ thisYear, lastYear }) => ({
      thisYear: await withDays(thisYear),
      lastYear: await withDays(lastYear),
    })),
  };
}

/** One after the other: a transaction has one connection. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

function unknownChurn(reason: string): Computed<ChurnFit> {
  const fit: ChurnFit = { kind: "unknown", reason, judgedDays: 0, judged: [] };
  return { result: fit, durationMs: 0 };
}

function historyDays(staged: { firstDay: string; lastDay: string }): number {
  return Math.round((Date.parse(staged.lastDay) - Date.parse(staged.firstDay)) / DAY_MS);
}
