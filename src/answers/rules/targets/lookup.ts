import type { Target } from "./target.ts";

const CUSTOMER = { needs: [["customer"]], unless: ["several_customers"] } as const;

/** About one customer. */
export const LOOKUP_TARGETS: readonly Target[] = [
  {
    ...{ tool: "lookup_customer", kind: "profile" },
    ...CUSTOMER,
    perhaps: `
      who is|whos|who was|tell me about|profile|card|details|look up|lookup|pull up|pull|info|
      information|summary|know about|find|everything about|show me|background|overview|
      what do we have on|regular of ours|one of ours|left in our till|
      how much .. (spent|spend|left|paid|worth) .. (so far|to date|until now|in total|altogether|overall|with us)|
      so far|(who|what) (is|are|kind)|rundown|quick (look|summary|rundown)|ours|dossier|file on|
      (value|worth) (so far|to date)|total spend
    `,
    signs: { customer: 8 },
  },
  {
    ...{ tool: "lookup_customer", kind: "ltv_forecast" },
    words: "future|expect|predict|forecast|potential|worth|bring|prospective|twelve|lifetime|ltv|clv|earn",
    ...CUSTOMER,
    plainly: `
      (<will>) .. (spend|spending|be worth|bring in|bring us|bring|buy for|earn us|pay us|value|ltv|clv|lifetime value|revenue)|
      (predicted|expected|future|projected|forecasted|forecast) (ltv|clv|value|spend|lifetime value|revenue|sales|worth|customer value|net value)|
      (ltv|clv|value|lifetime value|spend) (forecast|prediction|projection|outlook|estimate)|
      (worth|value|spend|ltv) .. (next|coming|within|ahead|future|over the next)|future (value|worth)|
      how much .. (expect|will) .. {customer}|(more|further) (money|revenue|spend) .. from|earn from|
      make from|what can we expect|worth to us in|
      (good for|worth|bring|brings|spend|spends|buy|buys|expect|see) .. (over|in|within|for|during) .. (next|coming|following)|
      (next|coming) (year|\\d+ months|12 months|months) .. (value|worth|spend|revenue)|
      next year s? ?value|(value|worth|spend|revenue) .. (ahead|to come|still)|
      (how much|what) .. (still|yet|more) .. (spend|bring|get|expect|worth)
    `,
    likely: "forecast|prediction|predict|outlook|potential|long term|projection|expect",
    signs: { customer: 7, ahead: 3 },
  },
  {
    ...{ tool: "lookup_customer", kind: "churn_risk" },
    words:
      "worried|gone|still|stay|stays|leave|danger|risk|loyal|return|back|losing|unhappy|fickle|safe|retain|bail|quit|faithful|lapsed|chance|inactive|alive",
    ...CUSTOMER,
    plainly: `
      churn|churns|churning|churned|churn risk|risk|at risk|attrition|<leave>|come back|coming back|
      return to us|likely to (stop|go)|stops? (buying|ordering|shopping)|
      still (with us|active|a customer|loyal|interested|engaged)|in danger|still coming|won back|slip|
      slipping|keep buying|be back|likely to return|
      (odds|chance|chances|probability|likelihood) (that|of|for)|
      never (orders?|buys?|comes?|returns?) again|(stays?|staying) or .. (goes|go|leaves?|leaving|going)|
      still be (with us|here|around|buying|a customer)|
      (how long|will) .. (with us|stay|stick around|remain)|stick(ing)? (around|with us)|
      (gone|lost) (for good|forever)|lost (him|her|them|{customer})|
      (going|about) to (leave|quit|go|bail)|hanging on|jumping ship|bolt
    `,
    hardly: `
      left in|left (with|at) us|so far
    `,
    likely:
      "safe|worry|worried|danger|loyal|about to|unhappy|likely to (<buy>|return)|will .. <again>|retention|is .. gone|vulnerable|lapsing|buy again|order again|happy",
    signs: { customer: 7, risk_bound: 3, by_risk: 3 },
  },
  {
    ...{ tool: "lookup_customer", kind: "segment" },
    words:
      "kind|type|sort|group|axes|axis|traits|style|segment|archetype|classified|bucket|profile type|behaves|behaviour|shopper",
    ...CUSTOMER,
    plainly: `
      segments?|archetypes?|cohort|cluster|persona|which group|what group|groups?|
      what (kind|type|sort) of|which (kind|type|sort) of|belongs? to|fall into|axes|axis|
      behavio(u)?r profile|which bucket|classif(y|ied)|categori[sz]ed as|what kind|tribe|shopper type|
      customer type|
      (which|what) (box|pigeonhole|drawer|camp|class|category of customer|crowd|tribe|league|bracket|breed|clique|profile)|
      (clas|class|sort|kind|type|breed) of (customer|client|buyer|shopper|person|cutsomer)|
      fits? (in|into)|(put|place|sort|file) .. (in|into|under)|belong|bucket|box
    `,
    likely: "behaviou?ral|behaviou?r|habits|shopping style|price sensitive|price sensitivity|typical",
    signs: { customer: 7 },
  },
  {
    ...{ tool: "lookup_customer", kind: "purchase_history" },
    words:
      "bought|buy|ordered|order|orders|purchases|had|got|owns|parcel|spent|history|when|last|everything|ever|previously|tracking|shipped|fulfilled|returned",
    ...CUSTOMER,
    plainly:
      "history|(purchase|order|buying) (history|record)|what (did|has|have) .. <buy>|when (did|was|has) .. (<buy>|last)|last (orders?|purchases?|bought|ordered)|(list|show|see) .. (orders|purchases)|all (orders|purchases)|<buy> .. (from us|before|ever)|(did|has|have) .. (<buy>)|ever (<buy>)|transactions?|receipts?|bought|purchased|ordered|orders|purchases|baskets|how many (orders|times)|how often (did|does|has)|(<buy>) anything|recent orders|(shipped|delivered|fulfilled|refunded|returned)|tracking|order status|previous orders|past orders|latest order|last order|shopping history|did .. return anything|most recent",
    hardly: `
      got a|got {customer}|(is|was) (he|she|it|this) a|know about|on the phone|a tip|what .. next|next|
      odds|never
    `,
    likely: "buy|buys|order|purchase|got|first order|get from us|got from us|own|owns|invoice|invoices",
    signs: { customer: 6, thing: 3, past: 2, recent: 2, by_recency: 2, by_orders: 2 },
  },
  {
    ...{ tool: "lookup_customer", kind: "recommendations" },
    words:
      "want|next|suggest|suggestions|suggestion|offer|recommend|interest|like|likes|pitch|gift|ideas|idea|appeal|please|tempt|sell",
    ...CUSTOMER,
    plainly: `
      (what|which) .. (offer|recommend|suggest|pitch|propose|sell|show) .. {customer}|recommendations?|
      recs?|reccs?|next best (offer|product)|suggestions?|
      (offer|recommend|suggest|pitch|propose|sell|show) (to )?{customer}|ideas for|would .. like|
      might .. like|interested in|what to (offer|suggest|recommend|sell|show|pitch)|product ideas|
      what next|gift ideas|tempt|offers? for|(product |gift |buying )?tips?( for)?|
      (something|anything|what|sth) .. (to |can |could |should )?(offer|suggest|recommend|show|pitch)|
      what .. (take|buy|try|get|order) next|(ideas?|tips?|suggestions?) .. {customer}|
      (next|another) (product|item|purchase|buy) .. (for|suit)|might .. (appeal|please|want|take|fancy)|
      (proposal|proposals|inspiration) .. {customer}
    `,
    likely: "offer|recommend|suggest|pitch|propose|next purchase|likely to buy next|buy next",
    hardly: "<discount>",
    signs: { customer: 7.5 },
  },
];
