import { FRAME, GOODS } from "./goods-frame.ts";
import type { Target } from "./target.ts";

/** About categories. */
export const CATEGORY_TARGETS: readonly Target[] = [
  {
    ...{ tool: "analyze_products", kind: "revenue_by_category" },
    words:
      "revenue|sales|turnover|takings|income|sold|sell|made|earned|shift|category|categories|figures|money|ranking|weakest|strongest|orders|turned over",
    ...GOODS,
    needs: [
      ["category", "past", "past_tense", "thing", "said", "dated"],
      ["metric_past", "said", "by_value", "by_orders", "by_units"],
    ],
    plainly: `
      (<money>|sold|sell|sells|earn|earned|earns|make|made|take|taken|took) .. (by|per|each|every|across|split by|from each|for each|of each|broken down by|in each|for every) (product )?(<category>)|
      (<category>) (revenue|sales|turnover|takings|breakdown|performance|results|split)|
      (best|top|worst|highest|lowest|strongest|weakest|biggest) (\\d+ )?(selling |earning |grossing )?(<category>)|
      (which|what) (<category>) .. (sell|sells|sold|earn|earns|make|makes|made|bring|brings|brought|generate|generates|generated|perform|performs|performed|most|best|money|revenue|sales|turnover|takings|leads?)|
      (<money>) .. (come|comes|came) from|(split|break ?down|share|shares|mix) .. (<category>)|
      (<category>) .. by (revenue|sales|turnover|value|takings)|rank (<category>)|each category|
      category mix|(shelf|shelves|corner|aisle|section) .. (rings?|till|money|revenue|sells?|earns?)|
      (rings?|fills?) the (till|register)s?|
      (sales|revenue|takings|turnover|income|money) .. (by|per|each|every) (line|lines|department|range|group|type|shelf|family|section)|
      (which|what) (line|department|range|shelf|section|family|type of goods)s? .. (sells?|earns?|brings?|makes?|most money)
    `,
    likely: `
      how (did|was|were) .. (go|perform|do|look|like|doing|compare)|how (was|were)|
      how much .. (sold|sell|earn|made|make|take|took|turn over|{thing})|sales of {thing}|
      {thing} (sales|revenue|turnover)|(revenue|sales|turnover) .. {thing}|what came in|
      came in (last|in|during)|(money|cash) .. (in|came) .. (last|yesterday)|
      (till|tills|register) .. (last|yesterday|in)|
      what did we (take|make|earn|turn over|ring up|bring in|gross)|
      (takings|takes?|proceeds) (of|for|in|last|yesterday)|business .. (last|in)
    `,
    hardly: `
      trend|trends|trending|popular|popularity|repurchase|again|segments?|archetypes?|buyer of|buyers of|
      worth|bundles?|together|products?|skus?|items?|titles|units|average|forecast|churn|at risk|ltv|
      customer value|lifetime|come back|by month|by quarter|monthly|quarterly|month by month|
      best (customers|clients|buyers)|depend|discounts?|number of (buyers|customers)|
      how many (buyers|customers|people)|(customer|buyer) value
    `,
    signs: {
      ...FRAME,
      past: 3.5,
      past_tense: 2.5,
      metric_past: 3,
      by_units: 3,
      by_orders: 2,
      by_value: 0.5,
      dated: 1,
      category: 2,
      season: -1,
      by_growth: -0.5,
      segment: -2,
      buyers: -0.5,
      headcount: -1,
      compare: 0.5,
    },
  },
  {
    ...{ tool: "analyze_products", kind: "category_repurchase_rate" },
    words:
      "again|another|repurchase|rebuy|repeat|repeatedly|loyal|loyalty|sticky|return|reorder|replace|refill|twice|come back",
    ...GOODS,
    needs: [["said"], ["category", "thing", "product", "said_plainly"]],
    plainly: `
      one off vs repeat|repeat (<category>)|how loyal .. (<category>|{thing})|
      (<buyers>) .. (buy|buying|buys) another|another {thing}|{thing} .. another|
      replenish(ed|ment)? .. (<category>)|(<category>) .. (<buyers>) .. again|
      (come|comes|coming|came) back for (more )?({thing}|<category>|more|it)|return rate of buyers|
      repurchase|repurchases|repurchased|rebuy|re buy|rebuys|reorder rate|re purchase|
      repeat (purchase|buy|order|business|rate|rates|buying|purchases) .. (<category>|{thing})|
      (<category>|{thing}) .. (repeat|repurchase|reorder|bought again|buy again|rebought)|
      (<buy>) .. {thing} (again|a second time|twice|repeatedly|another)|
      {thing} .. (<buy>) .. (again|another|a second|more than once|second time|{thing}|repeatedly)|
      (come|comes|came|coming|return|returns|back) .. (for|to) .. (<category>|{thing}|which)|
      (<category>|{thing}) .. (come back|comes back|coming back|return|returning|stick|sticky|loyal|loyalty|retain|retention)|
      (stickiest|sticky|stickiness|loyal) (<category>)|
      (how long|when|how soon|days|time) .. (until|till|before|between|to) .. (another|again|second|next) .. ({thing})?|
      (<category>) .. (again|repeat|second time|within \\d+ days)|come back for|
      (bought|buy|buys|order|ordered) .. (same|from the same) category|restock|
      (reorder|rebuy|repurchase|reordering|restock|re order) .. ({thing}|<category>)|
      how often .. {thing} .. (<buy>|again)|{thing} .. again|
      (second|repeat) (purchase|order)s? .. ({thing}|<category>)|bought again|get .. hooked|
      come back for more of the same|more of the same|repeat rate .. (line|<category>|{thing})|
      repeat (rate|purchase rate|buying|purchases?)|re ?(bought|purchased|ordered)|
      bought (over and over|repeatedly|time and again)|stickiest|sticky|
      (purchase|buy|bought|buys|purchases) only once|(something|thing|goods) .. (only )?once|
      (loyal|loyalty) .. (line|category|goods)|
      (goods|things|stuff|lines) .. (bought|buy|ordered|rebought) again|
      get (bought|ordered|purchased) again
    `,
    hardly: `
      segments?|archetypes?|product preferences|at risk|jump(ed)?|switch(ed)?|moved|changed
    `,
    signs: { ...FRAME, category: 2, by_repurchase: 2, product: -3 },
  },
  {
    ...{ tool: "analyze_products", kind: "category_popularity" },
    words:
      "popular|popularity|fans|demand|hot|buyers of|reach|wanted|people|how many|number of|liked|favoured|audience|fashion|interest in",
    ...GOODS,
    needs: [["said"], ["category", "thing", "said_plainly"]],
    plainly: `
      (number|count) of (buyers|customers) .. (<category>)|whats hot|hot and .. not|hot or not|
      (buyers|customers) (for|in|per|of) each (<category>)|
      (most|largest|biggest) (audience|following|number of buyers|customer base)|in favour|
      everyones? favou?rite|(do|does) .. many (<buyers>) (buy|like) {thing}|
      how many .. (bought|buy|tried|purchased) .. (<category>|{thing})|how widely|popular|poplar|
      popularity|most (bought|wanted|loved|purchased|ordered|in demand|sought) (<category>)|in demand|
      (how many|number of|more|fewer|what share of|what percentage of|count of) (<buyers>|different customers|unique) .. (<buy>|buyers of) .. ({thing}|<category>|each)|
      (how many) .. {thing} (<buyers>)|(penetration|reach) .. (<category>|{thing})|
      (<category>|{thing}) .. (penetration|reach|demand|sought after|in fashion|in vogue|hip)|
      (gaining|losing|lost|gained|attracting|winning|more|fewer|less) (<buyers>)|favourite (<category>)|
      favorite (<category>)|
      (<category>) .. (most|more|fewer|fewest|least) (customers|buyers|people|shoppers)|
      (most|fewest|how many) (customers|buyers|people|shoppers) .. (<category>|per category|each category)|
      well liked|customers per category|buyers per category|
      (<category>) .. (<buy>) by (the )?(most|more)|
      (draws?|attracts?|pulls?|has|have) (in )?the (biggest|largest|most|greatest) (crowd|crowds|audience|public|following|people|buyers|customers|shoppers)|
      widely bought|
      (head ?count|number|count) of (buyers|customers|shoppers|people) (per|by|in|for|of) (each |every )?(<category>|line|department)|
      (most|fewest|least|widest) (buyers|customers|shoppers|takers|fans)|
      (pull|pulling|draw|drawing|attract|attracting) .. (people|buyers|customers)|
      (popular|popularity) .. (<category>)|broadest appeal|
      (bought|wanted) by (the )?(most|everyone|everybody)|(favourites?|favorites?) .. (number|people)
    `,
    hardly: "again|worth|segments?|archetypes?|sku|skus|products?|items?|christmas|season|prefer",
    signs: { ...FRAME, category: 2.5, buyers: 0.25, segment: -2 },
  },
  {
    ...{ tool: "analyze_products", kind: "category_by_segment" },
    words:
      "segment|segments|archetype|archetypes|groups|group|by|which|prefer|crazy|matrix|over index|typical|types|kinds",
    ...GOODS,
    needs: [
      ["segment", "axis", "group", "two_groups"],
      ["category", "thing", "product", "said_plainly"],
    ],
    plainly: `
      (which|what) (<segment>) .. (crazy|mad|keen|into|fans?|buys?|bought|heavy|like|love|drawn|interested) .. {thing}|
      {thing} .. (<segment>)|who buys which (<category>)|(<category>) .. which (<segment>)|
      (<segment>) .. which (<category>)|(<segment>) .. (mostly|mainly|tend|favourite)|
      (<category>) .. (by|per|x|times|across|for each|split by|split along|along|broken down by|of each|over|among|with each|each|versus|vs|and|of) .. (<segment>|price sensitivity|purchase frequency|purchase value|maturity|cadence|returns?|repurchase|affinity)|
      (<segment>) .. (by|per|x|across|over|and) .. (<category>)|
      (which|what) (<segment>|<buyers>) .. (<buy>|go for|like|prefer|favour|favor) .. (<category>|{thing})|
      (<segment>) .. (<buy>|go for|like|prefer|favour|favor|over index|love|into|want|reach for) .. (<category>|{thing})|
      (what|which things) .. (<segment>) .. (<buy>|prefer|like)|
      (what|which <category>) .. (does|do|is|are) .. (<segment>|{group}) .. (<buy>|prefer|like|favour|into|go for)|
      who <buy> (what|which)|
      (preferences?|tastes?|affinity|matrix|heat ?map|index|cross ?tab|over index|preference) .. (<segment>|archetype)|
      (<category>) .. (over ?represented|typical|preferred|favoured|liked|bought) .. (<segment>|{group})|
      matrix|heat ?map|category preferences?|over ?represented|over represented|
      (product|category|assortment) (mix|preferences?|tastes?|choice) .. (by|per|between|across|differ|split|among|for) .. (<segment>|axis|how often|spend|price|return)|
      (category|product) (preferences?|mix) .. (split|by|per|between)|
      (differ|differs|vary|varies) .. (between|across|by|among) .. (<segment>)|
      who buys what .. (<segment>|by)
    `,
    hardly: "trend|grow|growing|christmas",
    signs: {
      ...FRAME,
      segment: 2,
      axis: 3,
      group: 1,
      category: 2.5,
      season: -5,
      within_group: -1,
      product: 0.5,
      two_groups: 1,
    },
  },
  {
    ...{ tool: "analyze_products", kind: "category_trends" },
    words:
      "trend|trends|trending|month|quarter|curve|growing|growth|rising|falling|declining|development|up|down|over time|way up|evolution|momentum|trajectory",
    ...GOODS,
    needs: [
      ["said", "by_growth"],
      ["category", "thing", "said_plainly"],
    ],
    plainly: `
      (<category>) (trends?|development|trajectory|history|curves?|growth|momentum|over time)|
      trends? (of|for|in|by|across) .. (<category>|{thing})|
      {thing} (trends?|curve|development|over time|trajectory)|
      (<category>|{thing}) .. (trend|trends|trending|going up|going down|up or down|rising|falling|growing|shrinking|declining|growth|over time|over the (months|quarters|years|last years)|by month|by quarter|monthly|quarterly|month by month|per month|per quarter|each month|each quarter|month over month|quarter over quarter|developed|developing|evolved|evolving|course|taking off|in decline|picking up|slowing|gaining|losing ground|on the rise|on the way)|
      (how) (is|are|has|have|did) .. (<category>|{thing}) .. (doing|going|developing|developed|performed|performing|evolving|selling|sold over|trending|come along|been)|
      (trend|trends|trending|monthly|quarterly|growth|growing|rising|falling|declining|shrinking|curve|development|fastest growing|up and coming) .. (<category>|{thing})|
      (by|per) (month|quarter) .. (<category>|{thing})|month (after|on|to|by|over) month|
      quarter (after|on|to|over|by) quarter|(hot|in|out) .. (month|quarter)|
      ({thing}|<category>) .. (rising or falling|up or down|growing or shrinking|waxing|waning|ups and downs|course|over the months)|
      (rising or falling|up or down|growing or shrinking|ups and downs)|
      (since|over) .. (months|quarters) .. (<category>)
    `,
    hardly: `
      popular|popularity|buyers|customers|segments?|archetypes?|products?|skus|items|articles|rhythm|
      repurchase|again|season|christmas|revenue by category|units|{thing} (<buyers>)
    `,
    signs: {
      ...FRAME,
      category: 2,
      single_product: -4,
      granularity: 2,
      by_growth: 2.5,
      segment: -3,
      season: -3,
      past: -1,
      product: -2,
      axis: -2,
      past_period: -1.5,
    },
  },
  {
    ...{ tool: "analyze_products", kind: "category_value" },
    words: "worth|value|valuable|ltv|clv|lifetime|spend|customers|buyers|rich",
    ...GOODS,
    needs: [["said"], ["category", "thing"]],
    plainly: `
      (<category>)( s)? customers .. (spend|worth|value|valuable)|categorys customers|
      {thing} (<buyers>) .. (rich|better|more valuable|more|spend)|
      (<buyers>) (of|in) (a|an|each|every|which) (<category>) .. (spend|worth)|
      categories .. (customer value|value of (its|their) (buyers|customers))|
      (rank|sort|order) .. (<category>) .. (customer value|value of|worth|ltv)|end up spending|
      (value|worth|ltv|clv|lifetime value|spend) .. (of|per|by|for) .. (<buyers>|category|categories|{thing} <buyers>|each category|the category)|
      (<category>) .. (ltv|clv|lifetime value|worth|customer value|valuable|most valuable (customers|buyers))|
      (<buyers>) .. (of|from|in|by|per) .. (<category>) .. (worth|value|ltv|spend)|
      {thing} (<buyers>) .. (worth|value|ltv|clv|valuable|spend|spending|spends|bring)|
      (worth|value|ltv|clv|valuable|average) .. {thing} (<buyers>)|
      (buyer|customer) of .. (<category>|{thing}) .. (worth|value|spend)|
      (what|how much) is .. (<buyers>|{thing}) .. worth|
      (<category>) .. (attract|attracts|bring|brings|bring in|brings in|win|wins|draw|draws|have|has|get) .. (customers|buyers|clients|best|valuable|big)|
      valuable (<category>)|(most|least) valuable (<category>)|category value|
      value (of|by|per) (each )?(<category>)|worth .. (<category>)|
      (<category>) .. (on|by|in) (customer |buyer )?(value|worth|ltv)|
      (best|highest|richest|most valuable) (customers|buyers|clients) .. (<category>)|
      (value|worth|revenue|spend|money|ltv) (per|of an?|of each|of every) (average )?(buyer|customer|shopper|client|purchaser|head|person)|
      (richest|wealthiest|biggest spending|highest spending|most valuable|most lucrative|dearest) (shoppers?|buyers?|customers?|clients?|crowd|clientele)|
      per (buyer|customer|shopper|head) .. (<category>|line|range|{thing})|worth per buyer|
      (more|most) (lucrative|valuable|profitable|rewarding) .. (than|who|{thing}|one)|
      (lucrative|valuable|profitable) .. ({thing}) .. ({thing})|
      (single|average|typical) (buyer|customer|shopper|client) .. (leave|leaves|spend|spends|worth|bring|brings)
    `,
    hardly: `
      segments?|archetypes?|revenue by|at risk|sort|churn|above|over|more than|less than|least|upsell|
      season|units|most (buyers|customers|people|shoppers)|number of|how many
    `,
    signs: { ...FRAME, category: 2.5, filters: -2, by_value: 0.5, past: -2, thing: 0.5 },
  },
];
