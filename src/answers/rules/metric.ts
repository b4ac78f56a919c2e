import { type Sentence, take } from "./sentence.ts";

export type Metric =
  | "revenue"
  | "orders"
  | "customer_count"
  | "new_customers"
  | "average_order_value"
  | "average_ltv"
  | "churn_rate";

const BUYERS = "(?:customers?|clients?|buyers?|shoppers?)";

interface MetricRule {
  pattern: RegExp;
  metric: Metric;
  /** The words mean the metric only in company of others. */
  isWeak?: true;
}

/** What a metric is called, the more telling names first: "average order value" before "orders". */
const RULES: readonly MetricRule[] = [
  {
    metric: "churn_rate",
    pattern: new RegExp(
      `\\b(?:(?:churn|retention|attrition|lapse) (?:rates?|percentage|share|level|quota)|rate of (?:churn|attrition|loss)|(?:loss|leakage|drop ?out|departure|defection) rates?|churn(?: rate)? (?:projection|forecast|outlook|prediction|figure)|(?:projected|predicted|forecasted?|expected) churn(?! risk)|leaky|leak(?:age|ing)?|(?:portion|fraction|share|part|percentage|proportion) of (?:our |the |my )?(?:actives|base|customer base|clientele)|(?:logo|customer|overall|total|general|our|monthly|weekly) churn(?! risk)|(?:share|percentage|percent|proportion|portion|part|fraction) of (?:our |the |all |active )*${BUYERS} (?:that |who |which )?(?:will |are going to |might )?(?:that |who |do )?(?:we |you )?(?:reckon |think |expect )?(?:will |to |going to |might )?(?:be )?(?:lost|lose|leave|leaving|lapse|lapsing|churn|churning|stop|quit))\\b`,
    ),
  },
  {
    metric: "average_ltv",
    pattern:
      /\b(?:average|mean) (?:customers? |client )?(?:ltv|clv|lifetime (?:value|worth|spend)|(?:customer|client|buyer) (?:lifetime )?(?:value|worth)|value per customer|customer worth)s?\b|\b(?:ltv|clv|lifetime (?:value|worth)|value|worth) (?:per|of an? (?:average |typical )?) ?(?:customer|head|buyer|client)\b|\bhow much (?:is )?(?:an average|the average|a typical|a) customer(?: be)? worth\b|\b(?:customer|client|buyer)s? be worth(?: on average)?\b/,
  },
  {
    metric: "average_order_value",
    pattern:
      /\b(?:aov|(?:average|mean|typical|usual) (?:basket|cart|order|ticket|receipt)(?:s)?(?: values?| sizes?)?(?! (?:count|frequency|number|volume|value|size))|(?:carts?|baskets?) (?:get|grow|become|be|getting) (?:any )?(?:fatter|bigger|leaner|smaller|fuller|larger|heavier|lighter)|(?:basket|cart) (?:value|size|worth)|order size|order values?|(?:average |mean |typical )?(?:order|basket|cart|ticket|transaction) (?:value|size)s?|average (?:order|basket|cart|ticket|sale|spend|purchase|transaction)s?(?: value)?|(?:average )?spend per (?:order|purchase)|value per order|revenue per order|value of an order)\b/,
  },
  {
    metric: "new_customers",
    pattern: new RegExp(
      `\\b(?:(?:new|first time|newly acquired|fresh) ${BUYERS}|new customer|new ones|first timers|first time orders|new faces|newcomers|newly won|new accounts|customer acquisition|customers acquired|acquisitions?|first orders|first time orders|${BUYERS} (?:gained|won)|(?:gain|acquire|win|get|attract) (?:how many )?(?:new )?${BUYERS}|sign ?ups?|(?:fresh|new) (?:faces|blood|buyers|people|arrivals|names|shoppers)|newbies|newly (?:won|gained)|(?:buy|order|shop|purchase)(?:ing)? (?:with us |here |from us )?for the (?:very )?first time|first (?:time )?purchases?|first purchasers)\\b`,
    ),
  },
  {
    metric: "customer_count",
    pattern: new RegExp(
      `\\b(?:active ${BUYERS}|buying (?:customers|people)|buyers per|(?:customer|buyer|client|shopper) (?:count|numbers?|base size|base|volume|figures)|actively buying|(?:number|count) of (?:active |our |different |unique |distinct )*(?:${BUYERS}|people)|unique ${BUYERS}|people (?:will |are going to |to )?(?:buy|order|shop)(?:ing)?|actives)\\b`,
    ),
  },
  {
    metric: "orders",
    pattern:
      /\b(?:order load|in terms of orders|parcels|packages|shipments|deliveries|checkouts|(?:number|count|volume|amount) of (?:orders|purchases|transactions|sales)|orders? (?:count|volume|numbers?|intake)|orders|ordering volume|purchases|transactions|how many (?:sales|times))\b/,
  },
  {
    metric: "revenue",
    pattern:
      /\b(?:tills?|run rate|(?:hundred |\\d+ )?grand|moneywise|in money|money in|cash in|coffers|kitty|how much [^·]{0,30}?\bbrings?|(?:does|do|will|is|think|can|should|would) \w+ (?:bring|brings|bring in)|(?:can|could|should|shall|do) we (?:count|bank|bet) on|(?:to |we |likely to )(?:sell|earn|take|make)(?= (?:in|over|during|next|within|the next|until|by))|revenues?|business(?! (?:customers?|accounts?|clients?|buyers?))|sales(?: (?:volume|figures|revenue|numbers))?|turnover|income|takings|earnings|proceeds|gmv|gross merchandise value|top line|topline|how much (?:money |cash )?(?:will |are |do |did |have |can |could |should |might |shall )?(?:we|i|the shop|us)?(?: be| going to| gonna| expected to)* ?(?:make|making|made|earn|earned|sell|sold|selling|take in|turn over|bring in|book)|money (?:will |do |did |can |to )?(?:come|comes|came|coming) in|how much (?:money|cash)|money (?:will |are |do |did |can )?(?:we|i) (?:make|made|earn|earned)|we (?:ll )?(?:sell|earn|take|took|turn over|sold|earned)|(?:will|are|can) (?:we|i|the shop|business|our shop) (?:going to |still )?(?:grow|shrink|growing|shrinking)|we grow|how busy|(?:cash|money) (?:well|we)|how (?:will|is|does) (?:\\w+ ){1,3}(?:look|looking|go|going|turn out|be)$|how will business|business go)\b/,
  },
  {
    metric: "average_ltv",
    isWeak: true,
    pattern: /\b(?:ltv|clv|lifetime value|customer value)s?\b/,
  },
  {
    metric: "churn_rate",
    isWeak: true,
    pattern: /\b(?:churn|attrition)(?! (?:risk|check|score|probability))\b/,
  },
  {
    metric: "customer_count",
    isWeak: true,
    pattern: new RegExp(`(?<!which |what |whose )\\b(?:${BUYERS}|people)\\b`),
  },
];

/** Takes the metric that a question names. */
export function takeMetric(sentence: Sentence): {
  metric?: Metric;
  isWeak: boolean;
  rest: Sentence;
} {
  for (const { pattern, metric, isWeak = false } of RULES) {
    const taken = take(sentence, pattern);
    if (taken) return { metric, isWeak, rest: taken.rest };
  }
  return { isWeak: false, rest: sentence };
}
