import { FRAME, GOODS } from "./goods-frame.ts";
import type { Target } from "./target.ts";

/** About products, and what sells in a season. */
export const PRODUCTS_TARGETS: readonly Target[] = [
  {
    ...{ tool: "analyze_products", kind: "bundles" },
    words:
      "bundle|bundles|together|pair|pairs|set|sets|combo|combos|combination|next to|goes|basket|also|alongside|match|kit|companion",
    ...GOODS,
    needs: [["said"]],
    plainly: `
      as a pair|next to .. {thing}|place .. (next to|beside|with|near)|(gift|product) sets?|sets we|
      sell as a|hand in hand|go hand in hand|accompan(y|ies)|partner (for|of)|combin(e|ing)|along with|
      side products?|starter kits?|matching|what matches|bundles?|bundling|bundled|
      (<buy>|sold|sell|sells|go|goes|going|fit|fits|work|works|pairs?|combined?|come|land|put|package|end up|appear|taken) .. together|
      (market )?basket analysis|baskets .. together|
      (goes|go|going|fits?|pairs?|paired|combines?|combined?|sold|sells?|matches|match|works|served|taken) (well |best |nicely |often |along )?(with|alongside)|
      same (basket|order|cart)|combos?|combinations?|pairs?|pairings?|co purchas(e|ed|es)|copurchases?|
      frequently (<buy>) together|also (<buy>|buy)|alongside|with what else|sets? (of|to|for)|kit ideas|
      often (<buy>) with|together with|association|associated with|companions?|
      in one (basket|order|cart|go)|multi buy|product pairs|what else .. {thing}|hamper|
      same (parcel|box|cart|basket|bag|order|package)|(ends?|land|wind|winds) up in .. same|
      (add|adds|throw|throws|put|puts|slip|grab|pick|toss) .. (in |to |into )?(the |their |an? )?(order|basket|cart|bag)? ?.. (when|with|alongside|while) .. (take|taking|buy|buying|order|ordering|get|getting|{thing})|
      what else .. (<buyers>|they|folks) .. (take|throw|add|put|buy|get|grab)|in one go|
      (buy|bought|take|taken|sold|ship|shipped) (together|jointly)|(fits?|match|matches) .. {thing}|
      team(s|ed)? up with|usually (with|alongside)
    `,
    hardly: "{customer}|<discount>|customers? pair|compare|archetypes?",
    signs: { ...FRAME, product: 2, thing: 1.5, category: 0.5, buyers: -0.5, customer: -6 },
  },
  {
    ...{ tool: "analyze_products", kind: "seasonal_performance" },
    words:
      "sell|sells|movers|stock|winners|lift|strongest|bestsellers|category|categories|products|items|peak|hit|hits|popular|run|season|seasonal",
    ...GOODS,
    needs: [["season"]],
    likely: `
      (sell|sells|sold|selling|sellers?|bestsellers|best sellers?|seasonal|demand|popular|<buy>|do well|perform|performs|move|moves|run|runs|go|goes|strong|shine|peak|lift|hits?|take off|stock up|extra well|special|works?|boom)|
      (<category>|<product>|{thing}) .. (season|seasonal|during|around|before|for|at|in|on)|
      (spikes?|peaks?|jumps?|soars?|surges?|booms?|explodes?|flies|rockets|takes? off|picks? up|pops?)|
      (goods|products?|items?|things|what|which) .. (spike|peak|jump|soar|surge|boom)s?
    `,
    perhaps: "what|which|seasonal|more than usual|vs normal|than usual|compared|uplift|lift|usually|season",
    hardly:
      "segments?|archetypes?|how many|campaign|audience|revenue|orders|forecast|will|last year|customers|expect|popularity|new customers",
    signs: {
      ...FRAME,
      season: 5,
      category: 1.5,
      product: 1.5,
      metric: -4,
      past_period: -2,
      will: -2,
      segment: -4,
      compare: 0.5,
      buyers: -1.5,
      year_named: -4,
      metric_named: -3,
      churn: -3,
    },
  },
  {
    ...{ tool: "analyze_products", kind: "product_performance" },
    words:
      "products|product|items|articles|skus|sell|selling|bestsellers|winners|losers|duds|flops|flying|shelves|shelf|numbers|assortment|range|item|movers|performing|performance|top|hit|hits|buys any more|best",
    ...GOODS,
    needs: [
      ["said", "by_value", "by_units", "by_orders", "by_growth", "by_size", "by_repurchase"],
      ["product", "thing", "said_plainly"],
    ],
    plainly: `
      flying off|off the shelves|
      (numbers|figures|performance|stats|statistics|results|data) (for|of|on) (the |our )?{thing}|
      shelf ?warmers?|gathering dust|dead weight|sitting on the shelf|runs? well|
      hits? and (misses|flops)|star products?|stars of|cash cow|hero products?|losers|winners|
      (<product>) .. (any ?more|not sell|dont sell|gain|lose|losing)|drop(ped|ping)? .. (<product>)|
      nobody (buys|wants)|best ?sellers?|bestsell(er|ers|ing)|best selling|top selling|worst selling|
      worst sellers?|slow movers?|fast movers?|slow sellers?|slow selling|fast selling|top sellers?|
      rising stars|shelf warmers?|dead stock|non movers|poor sellers?|hot sellers?|hot products?|dogs|
      flops?|duds|hits|
      (<product>) .. (sell|sells|sold|selling|sale|sales|revenue|performance|performing|perform|performs|grow|grows|growing|growth|rise|rises|rising|fall|falls|falling|declin(e|es|ing)|stopped|units|perform(s|ed)?|winners?|losers?|best|worst|most|flop|trending|popular|moving|move|doing|dying|dropped|fading|died|gaining|well|badly|poorly|success)|
      (best|top|worst|most|least|which|what|strongest|weakest|hottest|fastest|biggest|leading|ranking of|rank|popular|trending|growing|declining|failing) (\\d+ )?(performing |growing |rising |selling |sold |ordered |bought |popular |profitable |successful |falling |declining |loved |important |single |of (our|the) )*(<product>)|
      what (sells|is selling|sold|do we sell|are we selling) (best|most|well|worst|badly|the (best|most))?|
      (sell|sells|selling) (best|most|well|worst|like hot cakes)|
      (sell|sells|selling|sold) (no more|no longer|any ?more|less and less)|(stopped|no longer) selling|
      product (performance|ranking|report|overview|list|sales|analysis)|
      (the|our|this|that) {thing} (sell|sells|selling|sold|doing|perform|performing|performs|do|done)|
      units sold|by units|
      (how) (is|are|does|do|did) .. {thing} .. (selling|doing|perform|sell|performing)|
      revenue (by|per) (<product>)|(<product>) .. (repurchase|repurchased|bought again|reordered)|
      (sales|revenue|turnover|units) .. (by|per|for each|of each) (<product>)|
      how many .. {thing} .. (sold|sell|sales|units)|
      
      (product|item|sku|article)s? .. (reordered|rebought|sold|sells?|selling|moves?|moving) .. (most|best|least)|
      how (is|are|do|does) .. (product|item|article|title|individual)s? .. (sell|selling|do|doing|perform|performing|fare)|
      dust collectors?
    `,
    likely: `
      (single|individual|particular) (items?|articles?|{thing})|single product
    `,
    hardly: `
      category|categories|together|with|segments?|archetypes?|customers|who|christmas|upsell|buyers|
      preferences?|bundle|go with|goes with|again|as a pair|pairs?|in (one|1) (order|basket)|
      individual products|single products|not categories
    `,
    signs: {
      ...FRAME,
      product: 2.5,
      single_product: 3,
      by_units: 2.5,
      by_growth: 1.5,
      by_orders: 2,
      by_repurchase: 2,
      season: -2,
      buyers: -2,
      category: -2,
      past: -0.5,
      headcount: -1,
      metric: -0.5,
      past_period: -1,
    },
  },
];
