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
    plainly:
      "size up|next size|higher value|bigger spend|costs more|more premium|better (one|model|quality)|luxury|deluxe|top of the range|trading up|bump up|larger order|upsell|upsells|upselling|up sell|up selling|upgrade|upgrades|pricier|dearer|more expensive|premium (version|alternative|option|product)|trade up|higher (priced|end|value) (product|item|version|alternative|option)s?|(bigger|larger) (version|pack|size|basket|order)s?|next (level|tier) up|step up|more costly|(spend|buy) more per order|increase .. basket|raise .. (aov|basket)|bigger baskets?|move up|costlier|better version|premium",
    signs: ONE,
  },
  {
    ...{ tool: "get_recommendations", kind: "cross_sell" },
    words:
      "cross sell|goes with|other products|add on|add ons|complement|also|else|alongside|accessories|what else|pair|related",
    ...BASE,
    plainly: `(add|adding) .. (basket|cart|order)|accessor(y|ies)|(suggest|offer|recommend) .. (<buyers>|{thing} buyers|who bought)|other (<product>) .. (<buyers>|vips?|they|them|{customer})|what (goes|fits|suits) .. what|with what (our|they|the)|what .. pair with their|matching (products|items)|(products|items) .. (fit|suit|match) .. (<buyers>|{customer}|purchases?|what)|(<buyers>|{customer}) .. (bought|has|have|owns) .. (goes|fits|else|next)|cross sell|cross sells|cross selling|crosssell|crossell|cross-?sale|x sell|xsell|x selling|complement|complements|complementary|add ons?|addons?|
      (goes|go|going) (well )?with what (they|he|she|{customer})|accessor(y|ies) for|(add|suggest|offer) .. (alongside|on top|with it|along with)|(other|else|new|also) .. (products|items|things) .. (like|want|need|buy|offer|interest)|
      what else (can|could|should|would|might|to|do)|pairs? with what|in addition to what|related products`,
    likely:
      "what else|alongside|(what|which) .. (should|can|could|to|would|do) .. (offer|recommend|suggest|sell|pitch|promote) .. (<buyers>|them)",
    hardly: "audience|campaign",
    signs: { ...ONE, thing: 0.5 },
  },
  {
    ...{ tool: "get_recommendations", kind: "expansion" },
    words:
      "categories|category|departments|department|other|new|discovered|discover|broaden|expand|further|interested|explore|try|untouched|branch",
    ...BASE,
    plainly: `other departments?|interested in (other|more|new)|further (range|ranges)|open up|wider (range|choice)|unexplored|new territory|another (category|department|range)|untapped|(new|other|further|more|additional|different|adjacent|second|untried|another) (product )?(categories|category|departments|ranges|product lines|product groups?)|expansion|expand|expanding|broaden|broader|widen|branch out|diversify|
      (categories|category|departments?|ranges) .. (not|never|havent|hasnt|dont|yet|untouched|missing|new to|next|untapped)|(havent|hasnt|never|not (yet )?(bought|tried|purchased|explored)) .. (categories|category)|introduce .. to|white space|(categories|category|departments?|ranges) .. (should|could|might|would|can) .. (try|explore|discover|like|add|next)|try next|beyond (what|their|<category>)|get .. (into|interested in) (other|new)`,
    hardly: "trend|trending|trends",
    signs: ONE,
  },
  {
    ...{ tool: "get_recommendations", kind: "winback_strategy" },
    words:
      "back|win|lure|reactivate|lapsed|lost|gone|approach|dormant|silent|return|strategy|recover|when|offer|revive",
    ...BASE,
    plainly: `how .. (bring|win|get) .. back|bring back|win back|(best|right|smart|good|clever) (approach|way|offer|timing|moment|plan|tactic) .. (<gone>|gone|back|silent|left)|lure back|back on board|tempt .. (back)|woo|coax|re ?awaken|awaken|comeback (plan|offer|strategy)|(offer|approach|message) .. (<gone>) (<buyers>)|what .. (bring|brings|win|wins|get|gets) .. back|(win ?back|winback|reactivat(e|ion)|re activat(e|ion)|re engage|reengage|come back|recovery) (strategy|strategies|plan|offer|offers|approach|ideas|tactics|playbook|advice|timing)|
      (strategy|strategies|plan|approach|best way|ideas|tactics|how (can|do|should|could|would|to|might)|what (can|should|would|could|offer|works|do|brings)|how we can|when) .. (win|get|bring|lure|coax|tempt|woo|reactivate|re activate|re engage|reengage|revive|recover|regain) .. (back|<gone>|<buyers>|{customer})|
      (strategy|plan|approach|what to do|how to approach|how to treat|how should we (approach|treat)|offer|how do we|what .. do) .. (<gone>) .. <buyers>|(<gone>) .. (approached|strategy)|(bring|win|lure|get|coax|tempt|woo) .. back|win (back|over)|reactivate|re engage|reengage|revive|lure back|regain`,
    likely: "winback|win back|winning back|reactivation|strategy .. (<gone>)",
    hardly: "(who|whom|which) .. (should|could|can) .. (<write>)|list of",
    signs: { ...ONE, silence: 0.5 },
  },
  {
    ...{ tool: "get_recommendations", kind: "retention_actions" },
    words:
      "keep|keeping|retain|retention|stay|stays|prevent|save|loyal|action|actions|steps|tips|hold|support|churn|do|avoid|happy",
    ...BASE,
    plainly: `so that .. (stays?|remains?|keeps?)|(stay|stays|remain|remains) (loyal|with us|a customer|on board)|make .. (stay|stick|happy)|hold .. (on|onto)|what (action|measure|step)|keep .. from (going|leaving)|not to lose|prevent losing|loyalty (advice|actions?|tips)|nurture|care for|look after|(how|what) .. (retain|keep|prevent|save|rescue)|(retention|retain|loyalty) (action|actions|measures|steps|ideas|tips|tactics|plan|strategy|playbook|advice|recommendations)|next best actions?|next steps?|
      (how|what|ways?|steps?|actions?|measures?|advice|ideas|tips|anything|something|tactics|plan) .. (keep|retain|hold on to|save|prevent|stop|avoid|reduce|lower|fight|hold|rescue|protect|not lose|retaining|keeping|saving|preventing|reducing) .. (<leave>|churn|churning|attrition|loyal|happy|customer|{customer}|on board|them|<buyers>|with us|him|her|engaged|coming|active)|
      (stop|keep|prevent|hinder|deter) .. from (<leave>)|what (should|can|could|do|to) (we |i )?do .. (about|with|for|against|to keep)|what to do (with|about|for)|keep .. (happy|coming|on board|loyal|engaged)|reduce churn|prevent churn|avoid losing|act on|retaining {customer}|actions? (for|to)|how to (keep|retain|treat)|what action`,
    hardly: "campaign|audience|mailing|people|budget|win back|bring back",
    signs: ONE,
  },
  {
    ...{ tool: "get_recommendations", kind: "discount_strategy" },
    words:
      "discount|discounts|voucher|vouchers|coupon|coupons|promo|promos|need|nothing|should|giving away|waste|percent|incentive|margin|free|strategy",
    ...BASE,
    plainly: `full price anyway|(buy|pay|order) .. anyway|get .. (<discount>)|(giving|give|gave) away .. (<discount>|margin)|(<discount>) .. (for nothing|wasted|waste|unnecessary|pointless|needless|for free)|(wasted?|wasting|unnecessary|pointless|needless) (<discount>)|(can|could|should) .. (without|skip|drop|cut|end|stop|lower|reduce) .. (<discount>)|(<discount>) (policy|test|experiment|approach|plan)|who (really |actually )?needs? .. (<discount>)|is (a |the )?(<discount>) (needed|necessary|worth)|<discount> (strategy|policy|plan|advice|tactics|test|depth|ideas|recommendations?|level|playbook|approach|rules?)|(strategy|policy|plan|advice|test|testing|recommendation|rules) .. (<discount>)|
      (who|which|whom|where|<buyers>|what|we|can we|do we) .. (not|no|without|doesnt|dont|never|skip|stop|save|less|fewer|waste|wasting|unnecessary|needless|anyway) .. (need|needs|require|want|give|giving|offer|offering|get) .. (<discount>)|(without|no) (need for )?(a )?(<discount>)|(need|needs|deserve|deserves|require|warrant) .. (<discount>)|
      (should|shall|can|do|could|is it|would|worth) .. (offer|give|send|get|giving|offering|need|hand|grant) .. (<discount>)|how (much|big|large|deep|high|generous) .. (<discount>)|(what|which|how) .. (<discount>) .. (give|offer|send|use|right|best|should|work|suit)|(right|best|optimal|sensible) (<discount>)|promo depth|(<discount>) .. or not|cut back on (<discount>)|reduce (<discount>)|full price without|margin`,
    hardly:
      "cost|costs|depend|depends|dependent|dependency|addict|addicts|hooked|only (<buy>)|rely|reliant|hunters",
    signs: { ...ONE },
  },
];
