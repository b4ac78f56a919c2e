import type { Target } from "./target.ts";

const BASE = { needs: [["said"]], unless: ["several_customers"] } as const;
const ONE = { customer: 7.5, advice: 2.5, campaign: -5, limit: 0.3 } as const;

/** What to offer or do, for one customer or for many. */
export const RECOMMENDATION_TARGETS: readonly Target[] = [
  {
    ...{ tool: "get_recommendations", kind: "upsell" },
    words:
      "upsell|pricier|dearer|premium|upgrade|size up|bigger|raise|expensive|basket|more|higher|larger|step up",
    ...BASE,
    plainly: `
      size up|next size|higher value|bigger spend|costs more|more premium|better (one|model|quality)|
      luxury|deluxe|top of the range|trading up|bump up|larger order|upsell|upsells|upselling|up sell|
      up selling|upgrade|upgrades|pricier|dearer|more expensive|
      premium (version|alternative|option|product)|trade up|
      higher (priced|end|value) (product|item|version|alternative|option)s?|
      (bigger|larger) (version|pack|size|basket|order)s?|next (level|tier) up|step up|more costly|
      (spend|buy) more per order|increase .. basket|raise .. (aov|basket)|bigger baskets?|move up|
      costlier|better version|premium|
      (the )?(bigger|larger|dearer|posher|fancier|nicer|pricier|finer) (one|ones|version|model|thing|item|items|option|pack|alternative)s?|
      (small|cheap|basic|cheaper|standard) (one|ones|version|model)|
      higher (ticket|priced|price|end|tier|range)|big(ger)? ticket (items|products|goods)|
      (spend|paying|pay) (a bit |a little |somewhat )?more (per|each|at)|
      (don ?t|dont) mind (paying|spending)|priciest|
      (push|nudge|move|steer|lead) .. (up|upmarket|upwards|toward (dearer|pricier|premium|bigger))|
      upmarket|high end (alternatives?|options?|goods|products|items)|next (rung|step|notch|size|price)|
      (one|a) (notch|rung|step|tier|level) (up|higher)|
      (fatter|heftier|fuller|bigger) (carts?|baskets?|orders?)|ups ?sell?|upsel|upsells?|
      (dearer|pricier|costlier) (goods|products|items|things|stuff)|more upscale|upscale|splurge|
      top shelf|raise the (ticket|basket|order value)|
      (more|higher) (value|price) (products?|items?|goods)|
      trade (them|him|her|people|customers|{customer}) up
    `,
    signs: ONE,
  },
  {
    ...{ tool: "get_recommendations", kind: "cross_sell" },
    words:
      "cross sell|goes with|other products|add on|add ons|complement|also|else|alongside|accessories|what else|pair|related",
    ...BASE,
    plainly: `
      (add|adding) .. (basket|cart|order)|accessor(y|ies)|
      (suggest|offer|recommend) .. (<buyers>|{thing} buyers|who bought)|
      other (<product>) .. (<buyers>|vips?|they|them|{customer})|what (goes|fits|suits) .. what|
      with what (our|they|the)|what .. pair with their|matching (products|items)|
      (products|items) .. (fit|suit|match) .. (<buyers>|{customer}|purchases?|what)|
      (<buyers>|{customer}) .. (bought|has|have|owns) .. (goes|fits|else|next)|cross sell|cross sells|
      cross selling|crosssell|crossell|cross-?sale|x sell|xsell|x selling|complement|complements|
      complementary|add ons?|addons?|(goes|go|going) (well )?with what (they|he|she|{customer})|
      accessor(y|ies) for|(add|suggest|offer) .. (alongside|on top|with it|along with)|
      (other|else|new|also) .. (products|items|things) .. (like|want|need|buy|offer|interest)|
      what else (can|could|should|would|might|to|do)|pairs? with what|in addition to what|
      related products|(add ons?|extras?|companions?|side items?) .. (for|with|to|goes|go)|
      which (related|matching|further|extra|additional) (articles?|products?|items?|goods)|
      related (articles?|items?|goods|things|products?)|fries with that|
      (pair|pairs|go|goes|fit|fits|match|matches) .. (past|previous|earlier|last) (orders?|purchases?)|
      (doesnt|dont|hasnt|havent|not) .. (have|own|bought|got) yet|matching add ons?|
      (something|anything|what|which) .. (to go with|to complement|to add to|on top of)|
      cross ?sell(ing)? (opportunit(y|ies)|ideas?|options?|chances?|potential)|
      (opportunit(y|ies)|ideas?|options?|chances?|potential) .. cross|
      (sell|offer|suggest|show|recommend|put|slip|throw) .. (as well|too|besides|on top|in addition)|
      (could|might|would) (also|as well) (like|want|need|use|enjoy|buy)|
      (companion|complementary|supplementary|follow up|extra) (products?|items?|articles?|goods|purchases?)|
      (next|also) .. (products?|items?) .. (for|to) (<buyers>|them)|accompany (their|what|his|her)
    `,
    likely:
      "what else|alongside|(what|which) .. (should|can|could|to|would|do) .. (offer|recommend|suggest|sell|pitch|promote) .. (<buyers>|them)",
    hardly: `
      audience|campaign|(do|does) (people|folks|customers|they|buyers|shoppers) .. when|
      when (they|people|folks|customers|you|somebody|someone)
    `,
    signs: { ...ONE, thing: 0.5 },
  },
  {
    ...{ tool: "get_recommendations", kind: "expansion" },
    words:
      "categories|category|departments|department|other|new|discovered|discover|broaden|expand|further|interested|explore|try|untouched|branch",
    ...BASE,
    plainly: `
      other departments?|interested in (other|more|new)|further (range|ranges)|open up|
      wider (range|choice)|unexplored|new territory|another (category|department|range)|untapped|
      (new|other|further|more|additional|different|adjacent|second|untried|another) (product )?(categories|category|departments|ranges|product lines|product groups?)|
      expansion|expand|expanding|broaden|broader|widen|branch out|diversify|
      (categories|category|departments?|ranges) .. (not|never|havent|hasnt|dont|yet|untouched|missing|new to|next|untapped)|
      (havent|hasnt|never|not (yet )?(bought|tried|purchased|explored)) .. (categories|category)|
      introduce .. to|white space|
      (categories|category|departments?|ranges) .. (should|could|might|would|can) .. (try|explore|discover|like|add|next)|
      try next|beyond (what|their|<category>)|get .. (into|interested in) (other|new)|
      (corners?|parts?|areas?|sections?|aisles?|shelves|lines?|ranges?|sides?|bits) .. (of (our|the) (shop|store|range|assortment|catalogue)) .. (never|not|havent|hasnt|untouched|missed)|
      never set foot|blind spots?|
      (discover|explore|see|sample|try|venture) .. (more|rest|other|new|wider) .. (assortment|range|shop|store|catalogue|categories)|
      (into|to|towards?) (further|other|new|more|different|additional) (ranges?|lines?|areas?|categories|departments?|goods|territory)|
      (which|what) (lines?|ranges?|categories|departments?) .. (for whom|would suit|could|should|might|appeal|still|next)|
      (widen|broaden|extend|stretch|enlarge) .. (basket|repertoire|range|horizon|shopping|assortment|what)|
      (stuck|stick|sticks|only|just|always) .. (one|1|single|same) (category|department|range|line|aisle)|
      (gaps?|holes?) .. (assortment|wardrobe|basket|buying|purchases?|range|categories)|
      (haven ?t|havent|hasnt|never|not) (yet )?(touched|discovered|explored|ventured|visited|tried)|
      untouched|(new|fresh|virgin|uncharted) (territory|ground|categories|pastures)|
      (whole|entire) (range|assortment)|cross category|category (expansion|gaps?|penetration|extension)|
      (expand|grow|spread|branch) .. (into|across|to other)
    `,
    hardly: "trend|trending|trends",
    signs: ONE,
  },
  {
    ...{ tool: "get_recommendations", kind: "winback_strategy" },
    words:
      "back|win|lure|reactivate|lapsed|lost|gone|approach|dormant|silent|return|strategy|recover|when|offer|revive",
    ...BASE,
    plainly: `
      how .. (bring|win|get) .. back|bring back|win back|
      (best|right|smart|good|clever) (approach|way|offer|timing|moment|plan|tactic) .. (<gone>|gone|back|silent|left)|
      lure back|back on board|tempt .. (back)|woo|coax|re ?awaken|awaken|comeback (plan|offer|strategy)|
      (offer|approach|message) .. (<gone>) (<buyers>)|what .. (bring|brings|win|wins|get|gets) .. back|
      (win ?back|winback|reactivat(e|ion)|re activat(e|ion)|re engage|reengage|come back|recovery) (strategy|strategies|plan|offer|offers|approach|ideas|tactics|playbook|advice|timing)|
      (strategy|strategies|plan|approach|best way|ideas|tactics|how (can|do|should|could|would|to|might)|what (can|should|would|could|offer|works|do|brings)|how we can|when) .. (win|get|bring|lure|coax|tempt|woo|reactivate|re activate|re engage|reengage|revive|recover|regain) .. (back|<gone>|<buyers>|{customer})|
      (strategy|plan|approach|what to do|how to approach|how to treat|how should we (approach|treat)|offer|how do we|what .. do) .. (<gone>) .. <buyers>|
      (<gone>) .. (approached|strategy)|(bring|win|lure|get|coax|tempt|woo) .. back|win (back|over(?! the))|
      reactivate|re engage|reengage|revive|lure back|regain|
      (get|make|have) .. (fall for|love|fancy|want|remember|trust) us again|rekindl(e|ing|ed)|re ?kindle|
      reconquer|resurrect|win round|(chas(e|ing)|go after) .. (ghosts?|lost|gone|lapsed|dormant|silent)|
      (with )?which (carrot|bait|hook|offer|sweetener)|
      (what|which|when|how) .. (approach|address|contact|talk to|speak to) (them|him|her|those|these|{customer})|
      (what|which) (message|offer|incentive|words|mail) .. (need|needs|work|works|bring|get|send)|
      comeback (plan|strategy|offer|idea|tactic)|
      reactivation (advice|ideas?|plan|strategy|tips?|offers?|tactics?)|
      (tactics?|advice|plan|tips?|recipe|method|way|idea|ideas|suggestions?|how) .. (rekindl\\w+|reactivat\\w+|reconquer|win(ning)? .. back|get(ting)? .. back|bring(ing)? .. back|lur(e|ing) .. back|tempt .. back|reviv\\w+)|
      (with|by) what (offer|means)? .. (return|come back|back)|
      (offer|incentive|carrot|message|mail) .. (return|come back|back|lapsed|dormant|gone|lost)|
      (make|get) .. (return|come back|order again|buy again)|
      (woo|win|lure|draw|pull|reel|tempt|coax|charm|entice) .. (back|again|return)|(our )?exes|
      old flames?|fell asleep|fallen asleep|gone already|lost causes?|worth (chasing|winning|the effort)|
      second chance
    `,
    likely: "winback|win back|winning back|reactivation|strategy .. (<gone>)",
    hardly: `
      (who|whom|which) .. (should|could|can) .. (<write>)|list of|
      (wont|isnt|arent|not|never) .. (coming|come) back|which of our
    `,
    signs: { ...ONE, silence: 0.5 },
  },
  {
    ...{ tool: "get_recommendations", kind: "retention_actions" },
    words:
      "keep|keeping|retain|retention|stay|stays|prevent|save|loyal|action|actions|steps|tips|hold|support|churn|do|avoid|happy",
    ...BASE,
    plainly: `
      so that .. (stays?|remains?|keeps?)|
      (stay|stays|remain|remains) (loyal|with us|a customer|on board)|make .. (stay|stick|happy)|
      hold .. (on|onto)|what (action|measure|step)|keep .. from (going|leaving)|not to lose|
      prevent losing|loyalty (advice|actions?|tips)|nurture|care for|look after|
      (how|what) .. (retain|keep|prevent|save|rescue)|
      (retention|retain|loyalty) (action|actions|measures|steps|ideas|tips|tactics|plan|strategy|playbook|advice|recommendations)|
      next best actions?|next steps?|
      (how|what|ways?|steps?|actions?|measures?|advice|ideas|tips|anything|something|tactics|plan) .. (keep|retain|hold on to|save|prevent|stop|avoid|reduce|lower|fight|hold|rescue|protect|not lose|retaining|keeping|saving|preventing|reducing) .. (<leave>|churn|churning|attrition|loyal|happy|customer|{customer}|on board|them|<buyers>|with us|him|her|engaged|coming|active)|
      (stop|keep|prevent|hinder|deter) .. from (<leave>)|
      what (should|can|could|do|to) (we |i )?do .. (about|with|for|against|to keep)|
      what to do (with|about|for)|keep .. (happy|coming|on board|loyal|engaged)|reduce churn|
      prevent churn|avoid losing|act on|retaining {customer}|actions? (for|to)|
      how to (keep|retain|treat)|what action|(hang|hold|cling) (on )?(to|onto)|
      (keep|keeps|keeping) .. (sweet|warm|close|happy|loyal|faithful|on board|around|coming back|interested|from)|
      (stop|stops|keep|keeps|prevent) .. (wandering|straying|drifting|switching|slipping|running|walking|going|leaving|moving)|
      what (touches|touch ?points|moves|gestures|measures|steps|actions)|
      (moves|touches|gestures|to ?dos|measures|steps|actions|tips|ideas|things) .. (against|keep|keeps|retain|prevent|hold|for (the )?at risk)|
      (against|prevent|fight|counter|reduce|cut|curb|combat|stem|tackle|beat|lower) .. (attrition|churn|losses|leaving|drop ?outs?|departures?|risk of)|
      (take|taking) care of|(concrete|next|practical|urgent) (to ?dos|steps|actions|measures|moves)|
      what keeps .. (loyal|here|with us|coming)|
      (how|what) .. (treat|handle|pamper|nurture|look after|care for|calm|reassure|soothe) .. (<buyers>|them|{customer}|{group})|
      make sure .. (stay|stays|remain|come back|keep)|
      (to|so) .. (dont|doesnt|not|wont) (lose|leave|go|wander|churn)|worth (saving|keeping) .. how|
      save .. before|before (they|he|she|{customer}) (go|goes|leave|leaves|is gone|are gone)
    `,
    hardly: "campaign|audience|mailing|people|budget|win back|bring back",
    signs: ONE,
  },
  {
    ...{ tool: "get_recommendations", kind: "discount_strategy" },
    words:
      "discount|discounts|voucher|vouchers|coupon|coupons|promo|promos|need|nothing|should|giving away|waste|percent|incentive|margin|free|strategy",
    ...BASE,
    plainly: `
      full price anyway|(buy|pay|order) .. anyway|get .. (<discount>)|
      (giving|give|gave) away .. (<discount>|margin)|
      (<discount>) .. (for nothing|wasted|waste|unnecessary|pointless|needless|for free)|
      (wasted?|wasting|unnecessary|pointless|needless) (<discount>)|
      (can|could|should) .. (without|skip|drop|cut|end|stop|lower|reduce) .. (<discount>)|
      (<discount>) (policy|test|experiment|approach|plan)|who (really |actually )?needs? .. (<discount>)|
      is (a |the )?(<discount>) (needed|necessary|worth)|
      <discount> (strategy|policy|plan|advice|tactics|test|depth|ideas|recommendations?|level|playbook|approach|rules?)|
      (strategy|policy|plan|advice|test|testing|recommendation|rules) .. (<discount>)|
      (who|which|whom|where|<buyers>|what|we|can we|do we) .. (not|no|without|doesnt|dont|never|skip|stop|save|less|fewer|waste|wasting|unnecessary|needless|anyway) .. (need|needs|require|want|give|giving|offer|offering|get) .. (<discount>)|
      (without|no) (need for )?(a )?(<discount>)|
      (need|needs|deserve|deserves|require|warrant) .. (<discount>)|
      (should|shall|can|do|could|is it|would|worth) .. (offer|give|send|get|giving|offering|need|hand|grant) .. (<discount>)|
      how (much|big|large|deep|high|generous) .. (<discount>)|
      (what|which|how) .. (<discount>) .. (give|offer|send|use|right|best|should|work|suit)|
      (right|best|optimal|sensible) (<discount>)|promo depth|(<discount>) .. or not|
      cut back on (<discount>)|reduce (<discount>)|full price without|margin|
      (any|some) (good|use|point|sense|difference) .. (<discount>)|
      (<discount>) .. (any|some) (good|use|point|sense|difference)|
      (<discount>) .. (sensible|pay off|pays off|worth it|worthwhile|make sense|good idea|yes or no|work|works|help|helps|needed|necessary|wise)|
      (is|are|would|does|do|should|whether|if) .. (<discount>) .. (sensible|pay|worth|help|work|needed|necessary|wise|effective|do any)|
      (needless|pointless|unneeded|superfluous|unnecessary|excess) (<discount>)|
      (pay|paid|paying|buy|bought|order|buying) .. (anyway|regardless|in any case|either way|full whack|full price anyway|without one|without it)|
      full whack|
      (hand|handing|give|giving|throw|throwing|dish|dishing) .. (<discount>|codes?) .. (to|away|out|around)|
      (fine|happy|ok|okay|content) without|(whom|who) (do|should|shall|can|could) (we|i) (<discount>)|
      a b test|ab test|split test|(<discount>) .. (for|to) whom|
      (who|whom) .. (<discount>) .. (and who|and whom)|sweeteners?|
      wouldnt (budge|buy|order|move) without|margin (away|giving|given|leak)|
      (giv(e|ing)|gave|leak(ing)?|burn(ing)?|wast(e|ing)) .. margin|
      price (cuts?|reductions?) .. (for|to)
    `,
    hardly:
      "cost|costs|depend|depends|dependent|dependency|addict|addicts|hooked|only (<buy>)|rely|reliant|hunters",
    signs: { ...ONE },
  },
];
