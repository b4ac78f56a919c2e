import { UserError } from "../../errors.ts";
import { customerFilterShape } from "../customer-filter.ts";
import type { AskedProducts, AskedSort, ProductAnalysisName } from "./question.ts";

type Sorts = readonly [AskedSort, ...AskedSort[]];

interface Rules {
  /** The first is the one where none is asked for; none: it has an order of its own. */
  sorts: Sorts | readonly [];
  /** Arguments that are this analysis's own, beside category, limit and offset. */
  own: readonly (keyof AskedProducts)[];
  /** Why it can't be about some customers; undefined where it can. */
  everybodyBecause?: string;
}

const PURCHASES = "it is counted over the sales of everybody, guests too";

const RULES: Readonly<Record<ProductAnalysisName, Rules>> = {
  revenue_by_category: { sorts: ["value", "units", "orders", "customers", "growth"], own: ["from", "to"] },
  category_repurchase_rate: { sorts: ["repurchase", "customers"], own: ["within_days"] },
  category_popularity: { sorts: ["customers", "orders", "growth"], own: [] },
  category_by_segment: { sorts: ["index", "customers"], own: ["group_by"] },
  category_trends: {
    sorts: ["value", "orders", "growth"],
    own: ["granularity"],
    everybodyBecause: PURCHASES,
  },
  category_value: { sorts: ["value", "orders", "customers"], own: [] },
  bundles: { sorts: [], own: ["product"], everybodyBecause: PURCHASES },
  seasonal_performance: {
    sorts: ["lift", "value"],
    own: ["event", "season_from", "season_to", "of"],
    everybodyBecause: PURCHASES,
  },
  product_performance: {
    sorts: ["value", "units", "orders", "customers", "growth", "repurchase"],
    own: ["product"],
    everybodyBecause: PURCHASES,
  },
};

const OWN_ARGUMENTS = [...new Set(Object.values(RULES).flatMap(({ own }) => own))];

const FILTERS = (Object.keys(customerFilterShape) as (keyof typeof customerFilterShape)[]).filter(
  (name) => name !== "category",
);

/** @throws UserError for an argument that the analysis does not heed, or that lacks another. */
export function refuseStrayArguments(asked: AskedProducts): void {
  const { own, sorts, everybodyBecause } = RULES[asked.analysis];
  const isAsked = (name: keyof AskedProducts) => asked[name] !== undefined;
  const stray = OWN_ARGUMENTS.find((name) => isAsked(name) && !own.includes(name));
  if (stray)
    throw new UserError(`${asked.analysis} takes no ${stray}: leave it out, or ask for ${takers(stray)}.`);
  const filter = FILTERS.find(isAsked);
  if (filter && everybodyBecause) {
    throw new UserError(
      `${asked.analysis} can't be about some customers only, since ${everybodyBecause}: leave ${filter} out.`,
    );
  }
  if (filter && (isAsked("from") || isAsked("to"))) {
    throw new UserError(
      "What some customers bought of a category is known for all their time, not by day: leave from and to out, or the filters of customers.",
    );
  }
  if (asked.sort !== undefined && !(sorts as readonly AskedSort[]).includes(asked.sort)) {
    throw new UserError(
      sorts.length === 0
        ? `${asked.analysis} have an order of their own, by how much they go together: leave sort out.`
        : `${asked.analysis} can't be sorted by ${asked.sort}: choose ${sorts.join(", ")}.`,
    );
  }
  refuseHalves(asked);
}

function refuseHalves({ from, to, event, season_from, season_to, analysis }: AskedProducts): void {
  if (from !== undefined && to !== undefined && from > to) {
    throw new UserError(`The period from ${from} to ${to} has no days: from must not come after to.`);
  }
  if ((season_from === undefined) !== (season_to === undefined)) {
    throw new UserError("A season of your own needs both its days: season_from and season_to, as MM-DD.");
  }
  if (event !== undefined && season_from !== undefined) {
    throw new UserError(
      "A season is either an event or from season_from to season_to: leave one of them out.",
    );
  }
  if (analysis === "seasonal_performance" && event === undefined && season_from === undefined) {
    throw new UserError(
      "seasonal_performance needs a season: an event such as q4 or christmas, or season_from and season_to.",
    );
  }
}

/** Whether it is about some customers. */
export function asksForSome(asked: AskedProducts): boolean {
  return FILTERS.some((name) => asked[name] !== undefined);
}

/** The order that was asked for, else the analysis's first. */
export function sortOf<Sort extends AskedSort>(
  asked: AskedProducts,
  sorts: readonly [Sort, ...Sort[]],
): Sort {
  return sorts.find((sort) => sort === asked.sort) ?? sorts[0];
}

function takers(name: keyof AskedProducts): string {
  return Object.entries(RULES)
    .filter(([, { own }]) => own.includes(name))
    .map(([analysis]) => analysis)
    .join(" or ");
}
