import { BOUND, readBounds } from "./bounds.ts";
import type { CustomerFilters, FilterRule } from "./filters.ts";

const RISK =
  "(?<!\\bat )(?:churn |attrition )?(?:risk|probability|score|likelihood|chance|churn)(?: score| level| rate)?(?: (?:of|to) (?:churn|leave|churning|leaving))?(?: (?:that|which))?(?: (?:is|are|of|being))*";
const SHARE =
  "(?<share>\\d+(?:\\.\\d+)?)(?:%| percent)?(?= |$)(?! (?:orders?|purchases?|times|days?|weeks?|months?|years?|dollars?|euros?|pounds?))";
const PERCENT = "(?<share>\\d+(?:\\.\\d+)?)(?:%| percent)(?= |$)";

/** The levels of the product's one table of risk levels. */
const LEVELS: Readonly<Record<string, CustomerFilters>> = {
  critical: { churn_min: 0.7 },
  high: { churn_min: 0.5 },
  medium: { churn_min: 0.3, churn_max: 0.5 },
  low: { churn_max: 0.3 },
};

const LEVEL =
  "(?<level>critical|severe|extreme|very high|extremely high|high|elevated|medium|moderate|mid|low|minimal|little|no)";

export const RISK_RULES: readonly FilterRule[] = [
  {
    pattern:
      /\bbetween (?<from>\d+(?:\.\d+)?)(?:%| percent)? (?:and|to) (?<to>\d+(?:\.\d+)?)(?:%| percent)(?: (?:churn )?(?:risk|probability))?/,
    read: (groups) => ({ churn_min: readShare(groups.from), churn_max: readShare(groups.to) }),
  },
  {
    pattern: new RegExp(
      `\\b${RISK}(?: between| from)? (?<from>0?\\.\\d+|\\d+) (?:and|to) (?<to>0?\\.\\d+|\\d+)(?= |$)`,
    ),
    read: (groups) => ({ churn_min: readShare(groups.from), churn_max: readShare(groups.to) }),
  },
  { pattern: new RegExp(`\\b${RISK} ${BOUND} ${SHARE}`), read: readRisk },
  {
    pattern: new RegExp(
      `\\b${RISK} (?<share>\\d+(?:\\.\\d+)?)(?:%| percent)?(?<least>\\+| (?:or|and) (?:more|higher|above|over|up|upwards?|greater|worse)| plus)(?= |$)`,
    ),
    read: readRisk,
  },
  {
    pattern: new RegExp(
      `\\b${RISK} (?<share>\\d+(?:\\.\\d+)?)(?:%| percent)? (?:or|and) (?:less|lower|below|under|fewer|down)(?= |$)`,
    ),
    read: readRisk,
  },
  {
    pattern: new RegExp(
      `(?:^|(?<= ))${BOUND} (?:an? )?${PERCENT}(?: (?:churn )?(?:risk|probability|chance|likelihood|likely)(?: (?:of|to) \\w+)?)?`,
    ),
    read: readRisk,
  },
  {
    pattern:
      /\b(?<share>\d+(?:\.\d+)?)(?:%| percent)(?<least>\+| or (?:more|higher|above|worse|greater))(?: (?:churn )?risk)?/,
    read: readRisk,
  },
  {
    pattern: new RegExp(
      `\\b${LEVEL} (?:churn risk|risk of churn(?:ing)?|risk of leaving|churn probability|attrition risk|risk|churn)\\b`,
    ),
    read: readLevel,
  },
  {
    pattern: new RegExp(
      `\\b(?:churn )?(?:risk|risk level|churn) (?:is |are |level |= ?)*${LEVEL}(?= |$)(?! (?:purchases?|orders?|activity|sales?|longer|more|value|spend))`,
    ),
    read: readLevel,
  },
];

function readRisk(groups: Readonly<Record<string, string | undefined>>): CustomerFilters {
  const { min, max } = readBounds(groups, readShare(groups.share));
  return {
    ...(min === undefined ? {} : { churn_min: min }),
    ...(max === undefined ? {} : { churn_max: max }),
  };
}

function readLevel(groups: Readonly<Record<string, string | undefined>>): CustomerFilters | undefined {
  const level = groups.level ?? "";
  if (/critical|severe|very|extreme/.test(level)) return LEVELS.critical;
  if (/elevated|medium|moderate|mid/.test(level)) return LEVELS.medium;
  return level === "high" ? LEVELS.high : LEVELS.low;
}

/** `70` and `70%` are 0.7, `0.7` is itself. */
function readShare(text: string | undefined): number {
  const number = Number.parseFloat(text ?? "0");
  return Math.min(1, number > 1 ? number / 100 : number);
}
