import { RATHER_NAMES } from "./name-words.ts";

/** What people say of shops, figures and days that no list of ordinary words has, or that is written with a capital. */
export const TRADE_WORDS: ReadonlySet<string> = new Set(
  `
  ai aov arpu atv avg bg bi btyd b2b b2c ceo clv cltv cogs crm cross csat csv ctr cvr dau dtc dm dms ebitda ecom ecommerce
  eom eoy eta ets eur euro euros faq gbp gdpr gmv gorgias id ids kpi kpis ltv mape mau mom mrr msrp mtd nbd npd nps ok pareto
  pdf pos qoq qtd rfm roas roi rpr sales shopify sku skus slack sms us usa usd utc vat vip vips vs wape wau wmape wow yoy ytd
  upsell upsells upselling upsold crosssell winback winbacks reactivate reactivated reactivation repurchase repurchased
  repurchases repurchasing reorder reorders reordered rebuy rebuys unsubscribe unsubscribed inactive lapsed churn churned
  churners churning churns archetype archetypes cohort cohorts segment segments subsegment backtest backtests bestseller
  bestsellers bestselling clickthrough checkout webshop online offline newsletter omnichannel personalised personalized
  cadence holdout lookalike lookback forecast forecasts forecasted forecasting timeframe timespan spender spenders seeker seekers attrition cust custs dropoff signup signups
  subcategory subcategories lifecycle midyear min max info lookup metric metrics cosine mm dd yyyy axis config enum api url json bundle bundles bundled basket baskets seasonality seasonal sessional
  quarterly yearly monthly weekly biweekly daily hourly percentile percentiles quantile median medians decile deciles
  quartile quartiles dataset datapoint tldr pls plz thx asap hi hey hello thanks gonna wanna lemme gimme whats whos hows im
  ive id ill dont doesnt didnt isnt arent wasnt cant wont couldnt wouldnt shouldnt havent hasnt youre theyre its
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  christmas xmas easter valentine valentines halloween thanksgiving hanukkah diwali ramadan eid bfcm cyber
  mothers fathers spring summer autumn fall winter newyear
  customer customers client clients buyer buyers shopper shoppers revenue orders order product products category categories
  value values average risk profile campaign campaigns growth loyalty retention acquisition trend trends recommendation
  recommendations recency frequency monetary spend spending discount discounts coupon voucher history expected lifetime
  high low medium critical unknown repeat new loyal active cooling top best worst most least show list who what which how why when
  where is are do does did can could will would should give tell find get make compare please and or not no yes the a an
  in of for on to by from since until between over under above below all any my our your i we you they
  tool tools result results figure figures headline method source sources note data caption table row rows shop currency`
    .trim()
    .split(/\s+/),
);

const LENGTH_MIN = 5;
const MEANT_MIN = 6;

const MEANT = [...TRADE_WORDS].filter((word) => word.length >= MEANT_MIN);

/** Whether a word is one of the trade with one slip of the keys in it: "custmer", "revnue", "forceast". */
export function isSlipOfTrade(word: string): boolean {
  if (word.length < LENGTH_MIN || RATHER_NAMES.has(word)) return false;
  return MEANT.some((meant) => meant[0] === word[0] && isOneSlipFrom(word, meant));
}

/** One letter too many, too few, another, or two changed about. */
function isOneSlipFrom(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const rest = (text: string, from: number) => text.slice(from);
  return (
    rest(a, at + 1) === rest(b, at + 1) ||
    rest(a, at + 1) === rest(b, at) ||
    rest(a, at) === rest(b, at + 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, at + 2) === rest(b, at + 2))
  );
}
