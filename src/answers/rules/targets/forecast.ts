import type { Target } from "./target.ts";

/** A metric in the time to come. */
export const FORECAST_TARGETS: readonly Target[] = [
  {
    ...{ tool: "forecast_metrics", kind: "metric" },
    needs: [["metric", "headcount", "forecast_words"]],
    unless: ["customer"],
    perhaps: `
      how much|how many|grow|trend|heading|look|looking|what|number of|development|evolve|expected|
      get worse|improve|rise|parcels|beat|reach|hit|exceed|top|process|brings?|count on|bank on|load|
      foresee|reckon|close at|run ?rate|going forward|forward|from here|pan out|shape up|turn out|end up|
      till|leaky|fatter|leaner|what portion|what fraction|what share|are we (on|going)|what can we
    `,
    hardly:
      "which (<buyers>|<product>|<category>|<segment>)|who|whos|whose|by category|per category|each category|write to|is .. trending|best|top|biggest",
    signs: {
      metric: 2,
      headcount: 0.5,
      forecast_words: 3.5,
      will: 2.5,
      ahead: 3.5,
      dated: 1.5,
      granularity: 1.5,
      metric_rate: 3,
      by_growth: 0.5,
      past: -4,
      past_period: -4,
      past_tense: -3.5,
      segment: -4,
      group: -3,
      filters: -2,
      customer: -9,
      campaign: -5,
      write_to: -5,
      product: -2,
      category: -2.5,
      thing: -2,
      who: -2,
    },
  },
];
