/** What is known of how a customer orders. Null: not known, and then not reckoned with. */
export interface B2bFacts {
  orders: number;
  purchaseDays: number;
  /** Orders placed from Monday to Friday, of all. */
  weekdayOrders: number;
  /** Orders placed from 8 to 18 o'clock, shop time; null where the source has no times of day. */
  officeHourOrders: number | null;
  /** Variation of the days between purchases; null with fewer than two gaps. */
  gapCv: number | null;
  averageOrderCents: number | null;
  unitsPerOrder: number | null;
  /** Mean quantity of one product in an order. */
  unitsPerLine: number | null;
  productsPerOrder: number | null;
}

/** What half of the shop's customers stay below. */
export interface B2bNorms {
  averageOrderCents: number | null;
  unitsPerOrder: number | null;
  productsPerOrder: number | null;
}

/** Evidence for a business in log-odds (negative: against it), and what it is, in words. */
export interface Signal {
  logOdds: number;
  words: string;
}

/** A sign that is not there for all of the customers counts as much as their shares say, to these bounds. */
const SHARE_BOUNDS = [-2, 2] as const;
const SIZE_BOUNDS = [-0.75, 1.75] as const;

/** Of consumers' and of businesses' orders, the shares in office hours and on weekdays that are assumed. */
const OFFICE_HOURS = { consumer: 0.5, business: 0.85 };
const WEEKDAYS = { consumer: 5 / 7, business: 0.9 };

/** At and above this variation of gaps, nothing speaks of a standing order. */
const RANDOM_CV = 0.8;
const CV_WEIGHT = 2;
const CV_BOUNDS = [-0.5, 1.25] as const;
const GAPS_FOR_A_RHYTHM = 3;

const UNITS_PER_LINE_OF_A_PERSON = 2;

/** Each sign that can be judged, in no order. */
export function b2bSignals(facts: B2bFacts, norms: B2bNorms): Signal[] {
  const { orders, purchaseDays, gapCv } = facts;
  return [
    facts.officeHourOrders === null
      ? undefined
      : shareSignal(facts.officeHourOrders, orders, OFFICE_HOURS, "between 8 and 18 o'clock"),
    shareSignal(facts.weekdayOrders, orders, WEEKDAYS, "from Monday to Friday"),
    gapCv === null || purchaseDays - 1 < GAPS_FOR_A_RHYTHM
      ? undefined
      : {
          logOdds: within(CV_BOUNDS, CV_WEIGHT * (RANDOM_CV - gapCv)),
          words: "Orders at steady intervals.",
        },
    sizeSignal(
      [facts.averageOrderCents, norms.averageOrderCents],
      0.75,
      (times) => `Orders are worth ${times} times what is usual here.`,
    ),
    sizeSignal(
      [facts.unitsPerOrder, norms.unitsPerOrder],
      0.5,
      (times) => `Orders hold ${times} times as many units as is usual here.`,
    ),
    sizeSignal(
      [facts.productsPerOrder, norms.productsPerOrder],
      0.25,
      (times) => `Orders hold ${times} times as many products as is usual here.`,
    ),
    sizeSignal(
      [facts.unitsPerLine, UNITS_PER_LINE_OF_A_PERSON],
      0.75,
      (_, units) => `Buys ${units} of one product at a time.`,
    ),
    {
      logOdds: within(SIZE_BOUNDS, 0.5 * Math.log(purchaseDays / TYPICAL_PURCHASES)),
      words: `Bought on ${purchaseDays} days.`,
    },
  ].filter((signal) => signal !== undefined);
}

/** Purchase days of a repeat customer of no note. */
const TYPICAL_PURCHASES = 4;

/** Orders of one customer are alike: each further one counts for less than one of its own. */
const ALIKE = 0.25;

/** How much better the orders agree with a business's habits than with a consumer's. */
function shareSignal(
  part: number,
  whole: number,
  { consumer, business }: { consumer: number; business: number },
  when: string,
): Signal {
  const perOrder =
    (part * Math.log(business / consumer) + (whole - part) * Math.log((1 - business) / (1 - consumer))) /
    whole;
  const independent = whole / (1 + ALIKE * (whole - 1));
  return {
    logOdds: within(SHARE_BOUNDS, perOrder * independent),
    words: `${part} of ${whole} orders came ${when}.`,
  };
}

function sizeSignal(
  [own, usual]: readonly [number | null, number | null],
  weight: number,
  wordsOf: (times: string, own: string) => string,
): Signal | undefined {
  if (own === null || usual === null || own <= 0 || usual <= 0) return undefined;
  const times = own / usual;
  return {
    logOdds: within(SIZE_BOUNDS, weight * Math.log(times)),
    words: wordsOf(short(times), short(own)),
  };
}

function short(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}

function within([low, high]: readonly [number, number], value: number): number {
  return Math.min(high, Math.max(low, value));
}
