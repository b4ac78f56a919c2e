import type { DayNumber } from "../answers/rules/calendar.ts";
import { takeGranularity, toHorizon } from "../answers/rules/horizon.ts";
import { type Metric, takeMetric } from "../answers/rules/metric.ts";
import { takePeriodAhead } from "../answers/rules/period-ahead.ts";
import { sentenceOf, untaken } from "../answers/rules/sentence.ts";
import type { ToolRequest } from "../tools/ask.ts";

export type ForecastReading =
  | { kind: "request"; request: ToolRequest }
  /** Understood, and it can't be answered: said as it is. */
  | { kind: "refused"; message: string }
  | { kind: "wrong"; unknownWords: readonly string[] };

/** The most periods that the tool takes. */
const HORIZON_MAX = 366;

/**
 * Reads `<metric> <period>` in any order: `revenue 12w`, `Q4 orders`, `aov next 3 months`. Without a metric
 * revenue is meant, without a period twelve weeks. Words that mean neither make the argument wrong.
 *
 * @param today the last day of the data: "Q4" is the one that follows it.
 */
export function readForecastArgument(text: string, today: DayNumber): ForecastReading {
  if (NOTHING_AHEAD.test(text)) {
    return { kind: "refused", message: "A forecast needs at least one period ahead, such as 12w or 30d." };
  }
  const grained = takeGranularity(sentenceOf(text));
  const ahead = takePeriodAhead(grained.rest, today);
  const { metric = "revenue", rest } = takeMetric(ahead.rest);
  const unknownWords = untaken(rest).filter((word) => !FILLERS.has(word));
  if (unknownWords.length > 0) return { kind: "wrong", unknownWords };
  if (ahead.period?.kind === "past") {
    return {
      kind: "refused",
      message: "That period is over: the data reaches beyond it. I forecast what is ahead.",
    };
  }
  return requestOf(metric, toHorizon(ahead.period, grained.granularity, today));
}

function requestOf(metric: Metric, horizon: ReturnType<typeof toHorizon>): ForecastReading {
  if (horizon.horizon > HORIZON_MAX) {
    return {
      kind: "refused",
      message: `${horizon.horizon} ${horizon.granularity}s is further ahead than any forecast can say: ${HORIZON_MAX} is the most.`,
    };
  }
  return { kind: "request", request: { tool: "forecast_metrics", input: { metric, ...horizon } } };
}

/** `0w`, `-5d`, `0 months`. */
const NOTHING_AHEAD = /(?:^|\s)(?:-\s?\d|[+-]?0+(?:\.0+)?\s?(?:d|w|m|q|y))/i;

const FILLERS = new Set(
  "a an the of for in over our my please forecast predict next ahead by until what will be is s and".split(
    " ",
  ),
);
