/**
 * Word classes: what people call the things that a shop's questions are about. Patterns name them as `<buyers>`.
 * Only whole words and phrases, with `s?` for an optional plural, so that they can be spelt right as well.
 */
export const VOCABULARY = {
  buyers:
    "customers?|clients?|clientele|buyers?|shoppers?|people|persons?|accounts?|folks?|patrons?|spenders?|purchasers?|consumers?|everyone|everybody|anyone|anybody|someone|somebody|women|men|bunch|lot|types|ones|gang|ladies|guys|lady|gentlemen|visitors|households|club|crowd|fans?|lovers|members",
  product:
    "products?|skus?|items?|articles?|goods|merchandise|assortment|titles|bestsellers?|best sellers?|sellers|movers|catalogue|catalog|stuff",
  category: "category|categories|product groups?|product types?|product lines?|departments?|cats?|ranges?",
  segment:
    "segments?|segmentation|archetypes?|cohorts?|clusters?|personas?|tribes|(?:customer|client|buyer|shopper|target) (?:groups?|types?|profiles)|groups? of (?:customers|clients|buyers|shoppers|people)|(?:kinds?|types?|sorts?|groups?|classes) of (?:customers?|clients?|buyers?|shoppers?|people|person)|groups?",
  buy: "buy|buys|buying|bought|purchase|purchases|purchased|purchasing|order|orders|ordered|ordering|shop|shops|shopped|shopping|get|gets|got",
  leave:
    "leave(?! out)|leaves|leaving(?! out)|left|churn|churns|churned|churning|lapse|lapses|lapsed|lapsing|defect|defects|defecting|quit|quitting|lose|loses|losing|lost|go away|going away|walk away|walking away|walk|slip away|slipping away|drift away|drifting away|fall away|falling away|stop buying|stopped buying|stop ordering|stopped ordering|jump ship|abandon|disappear|disappearing|depart|departing|desert|deserting|bolt|bolting|vanish|vanishing|give up on us|wander off|turn away|turning away|move on|moving on|call it quits|part ways|say goodbye|drop off|drop out|switch to|switching to",
  again: "again|another|a second time|more than once|repeatedly|once more|second|repeat|back",
  discount:
    "discounts?|discounted|discounting|coupons?|vouchers?|promos?|promotions?|promo codes?|deals?|sales prices?|markdowns?|rebates?|reductions?|price cuts?|incentives?|money off|cents off|codes?|sweeteners?|price reductions?|special offers?|knock ?downs?|giveaways?|freebies|free shipping|cut prices?|percent off|\\d+%? off|bargains?",
  money: "revenue|revenues|sales|turnover|income|takings|till|money|earnings|proceeds|gmv|cash|business",
  will: "will|going to|gonna|shall|ll|might|may|could|should|would|expect|expects|expected|expecting|predict|predicted|prediction|forecast|forecasts|forecasted|projected|projection|projections|anticipate|anticipated|likely|probably|estimate|estimated|future|upcoming|ahead|outlook|prognosis|looking",
  lately:
    "lately|recently|of late|these days|nowadays|currently|now|this month|this quarter|in recent (?:weeks|months)|over the last (?:weeks|months)|at the moment|last months|this year",
  offer:
    "offer|offered|offering|recommend|recommended|suggest|suggested|pitch|propose|sell|show|present|advise",
  worth:
    "worth|value|valued|values|ltv|clv|lifetime value|spend|spends|spending|spent|bring in|brings in|profitable|profit|lifetime values",
  gone: "lapsed|lost|dormant|inactive|silent|quiet|sleeping|gone|former|past|old|churned|asleep|stale|idle|hibernating|snoozing|faded|vanished|estranged|forgotten|ghosted|cold|disappeared|absent|left|lapse",
  write:
    "write|mail|email|e mail|message|contact|target|reach|reach out|reward|thank|invite|call|text|send|notify|ping|sms|postcard",
  campaign:
    "campaigns?|campain|mailings?|mailshots?|newsletters?|audiences?|target lists?|mailing lists?|recipients?|outreach|email flow|flow|blast|(?<!(?:we|to|i|you) )push(?! to)|target group for|postcards?|email list|contacts|drip|mailout|mail out|call list|letters?|phone calls?|retention call|contact list for|retargeting|promotion list|addressees|mailing|mail shot|ad audience|custom audience|lookbooks?|flows?|postcard|send list|win back list|winback list",
} as const;

export type WordClass = keyof typeof VOCABULARY;
