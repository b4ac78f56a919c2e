import type { Target } from "./target.ts";

const MANY = { unless: ["customer"] } as const;
const FRAME = {
  buyers: 1,
  who: 1,
  filters: 1,
  within_group: 1,
  limit: 0.25,
  campaign: -6,
  write_to: -6,
  segment: -5,
  metric_rate: -3,
} as const;

/** About many customers. */
export const CUSTOMERS_TARGETS: readonly Target[] = [
  {
    ...{ tool: "analyze_customers", kind: "churn_risk" },
    words:
      "departure|bail|danger|jump|competitor|competition|cold|flight|losing|lose|gone|disappear|vanish|lapsing|lapse|slipping|walk|leaving|quit|defect|attrition|stake|endangered|threatened|fear|afraid|worried|shaky|wobbly|risk|risks|save|goodbye|ghosting|ghosted|brink|edge|fading out|unlikely|dropout|dropping out|silent|dormant|inactive|stopped|missing",
    ...MANY,
    needs: [["said", "risk_bound", "silence", "by_risk", "by_impact"]],
    likely: `
      inactive|dormant|sleeping|silent|lapsed|no longer (<buy>|active)|gone quiet (customers|buyers)|
      quiet (customers|buyers|ones)|have stopped|has stopped|bail|bailing|jump to|departures?|departing|
      flight risks?|danger list|danger|gone cold|going cold|close to (leaving|going)|
      (wont|dont|never) .. (again|anymore)|say(ing)? goodbye|slipping|drop(ping)? out|
      turn(ing)? their back|(desert|deserting|ghost|ghosting|ghosted|ditch|ditching|forsake) us|
      on (their|the) way out|one foot out|hanging by a thread|shaky|wobbl(y|ing)|in jeopardy|jeopardy|
      red flags?|red zone|most endangered|fear losing|afraid of losing|about to go|go elsewhere|
      going elsewhere|gone elsewhere|stop coming|stopped coming|not coming back|hurt .. (leave|left)|
      churn|churns|churning|churners?|churn risks?|attrition|at risk|(in|of) danger|endangered|
      vulnerable|riskiest|risks?|risky|<leave>|be gone|slip(ping)? away|drift(ing)? away|walk(ing)? away|
      (likely|about|going|threatening) to (stop|go|quit|vanish)|
      (wont|not|never|unlikely to|will not|isnt|arent) .. (come back|coming back|return|be back|<buy> again)|
      (come|coming) back|return to us|(worry|worried|concerned|nervous|sleep) .. about|stopped|
      vanish(ing|ed)?|(at|of) stake|going to lose|might lose|could lose|losing us|give up on us|
      forget(ting)? us|on the (brink|edge|verge)|endanger|bleeding|flight risk|coat on|
      (got|has|have|with) (their|its) (coat|hat|bags?)|
      (wander|wandering|stray|straying|drift|drifting) off|out the door|one foot|
      (head|heading|headed) (for|to) (the )?(exit|door)|not (seen|heard|been) .. (for|in|since)|
      (havent|hasnt|not) (been )?(seen|heard)|never to return|lost (ones|souls|cause)|
      (probably|likely) gone|given up on us|jump(ing)? ship|cancel(l?ing)? on us|bolt|
      (odds|chance|chances|danger) of (going|leaving|churning|losing|loss)|
      (people|customers|ones|those) .. (fading|lost|gone)|wont be back|slip(ping)? (away|through)|
      at danger
    `,
    perhaps:
      "inactive|dormant|quiet|silent|gone|save|retention|no longer|havent been|worry|worried|danger|losing|away|used to|cooling|money at stake|hurt",
    hardly: `
      habits|prefer|preferences|tastes|like to <buy>|one time buyers|behaviou?r|engagement|seldom|
      (portion|fraction|share|percentage|percent|proportion) of|leave .. (cash|money)|left in|
      leave the most
    `,
    signs: { ...FRAME, silence: 2.5, risk_bound: 1.5, by_risk: 4, by_impact: 4.5, ahead: 0.25, metric: -1 },
  },
  {
    ...{ tool: "analyze_customers", kind: "high_value" },
    words:
      "bills|cream|crop|fish|vip|vips|valuable|best|top|loyal|richest|spenders|biggest|lucrative|profitable|important|whales|gold|golden|platinum|elite|champion|favourite|treasure|bread|worth|spend|most|frequently|recently|regulars|heavy|heaviest|key|major|stars|finest",
    ...MANY,
    needs: [
      [
        "buyers",
        "who",
        "filters",
        "vip",
        "by_value",
        "by_orders",
        "by_frequency",
        "by_recency",
        "by_expected",
        "said",
      ],
    ],
    likely: `
      pays? (our|the) bills|cream of the crop|big(gest)? fish|golden (geese|customers)|top tier|a list|
      gold (tier|customers)|platinum|most important|crown jewels|elite|who matters|matters? most|
      keep the lights on|power (users|buyers|shoppers)|super ?fans?|mvps?|breadwinners|money makers?|
      cash cows?|order count|deepest pockets|high end|vips?|whales?|high rollers?|
      (best|top|biggest|greatest|most important|most valuable|strongest|finest|favourite|leading|premium|key|prime|major|high value|highest value|heaviest|most loyal|wealthiest|richest|star|ideal|good|dearest|most lucrative|most profitable) (\\d+ )?(paying |spending |\\w+ )?<buyers>|
      (spend|spends|spent|spending|pay|pays|paid|worth|bring|brings) .. (most|more|over|lots|a lot|highest|biggest)|
      valuable|high value|high spend|most (money|profitable|loyal)|worth most|
      big (spenders|tickets|fish|accounts)|
      (share|percent|part|portion|concentration) .. (best|top|biggest|vips?|spenders|few)|
      top (10|20|5|1|percent) .. (revenue|sales|turnover)|customer value|pareto|80 20|ltv|clv|
      lifetime value|bread and butter|(order|<buy>) .. (most|often|regularly|frequently)|loyal|
      pays? (our|the|my) (rent|bills|salar(y|ies)|wages|mortgage)|(bank|rely|count|depend) on .. most|
      (leave|leaves|left) .. (most|cash|money)|
      (top|biggest|best|largest) (\\d+ )?({thing} )?(spenders|buyers|customers|clients)|wealthiest|
      richest|(thousand|hundred|big) dollar (crowd|club|folks)|high ?rollers?|cream|jewels?|
      best (ones|lot|people|folks)|heavy ?weights?|big (guns|names|hitters|wallets?|purses?)|
      top (spenders?|dogs?|clients?)|(bring|brings|bringing) (us )?(in )?the most|big ?spenders?
    `,
    perhaps: "top|best|most|value|important|list|show|ranked|loyal|regular|how many|key",
    hardly:
      "habits|prefer|preferences|tastes|rfm|score|axes|axis|distributed|behaviou?r|categories|category|products?|items?|average",
    signs: {
      ...FRAME,
      vip: 1,
      churn: -4,
      by_impact: -4,
      by_risk: -3,
      by_value: 1.5,
      by_expected: 3,
      by_orders: 2.5,
      by_frequency: 2,
      by_recency: 2,
      filters: 2.5,
      recent: 1,
      within_group: 2.5,
      risk_bound: -1.5,
      silence: -1.5,
      metric: -1,
      forecast_words: -1.5,
      ahead: -1,
      product: -1.5,
      category: -1.5,
    },
  },
  {
    ...{ tool: "analyze_customers", kind: "b2b_identification" },
    words:
      "firms|companies|business|businesses|wholesale|trade|resellers|corporate|hotels|cafes|offices|organisation|retailers|invoice|vat|bulk|commercial|institutions",
    ...MANY,
    needs: [["b2b"]],
    likely: `
      (look|looks) like .. (firms|companies|businesses)|
      (firms?|companies|businesses) (rather|not|instead)|buy(ing)? in bulk|bulk (<buyers>)|on behalf of|
      tax id|vat number|
      (who|which|find|identify|spot|detect|list|show|any|are there|there any|possible|likely|probable|probably|potential|suspected|hidden|hiding|looks? like|seem|seems|behave like|suspect|recognise|recognize|how many|flag|uncover|discover|detection|identification) .. (b2b|business|businesses|companies|company|companys|wholesale|wholesalers?|resellers?|trade|corporate|corporates|firms?|organisations|organizations|retailers|professional|commercial|institutional|offices|hotels|restaurants|cafes)|
      (buy|buying|shop|shopping|order) .. (for (work|resale|a business|a company|the office)|like (a )?(business|businesses|companies))|
      rather than (persons|people|private|consumers)|
      b2b (<buyers>|list|identification|check|detection|leads)|business (<buyers>|clients)|
      (<buyers>) .. (are|is|as) .. (businesses|companies|b2b|a business|a company|firms?|resellers?)|
      (hiding|hidden|lurking|disguised) (among|amongst|behind|as|in)|
      (shops|studios|firms|companies|businesses) hiding|
      could be (b2b|businesses?|companies|resellers?|a company|a business)|
      (possible|likely|probable|potential|suspected|presumed) (business|businesses|firms?|companies|resellers?|b2b|trade|wholesale)
    `,
    hardly: `
      categories|category|prefer|churn|at risk|popularity|rfm|habits|upping|clockwork|overdue|late|
      slowing|dropped|second time|sale|<discount>|cross sell(ing)?|offer|opportunities|keep|
      spend .. (<lately>)|(<lately>)|declin(e|ed|ing)|fading|usual|once
    `,
    signs: {
      ...FRAME,
      b2b: 3,
      risk_bound: -2,
      by_risk: -2,
      churn: -2,
      filters: 0,
      category: -2,
      b2b_filter: -5,
    },
  },
  {
    ...{ tool: "analyze_customers", kind: "behavioral" },
    words:
      "behaviour|behavior|behavioural|behavioral|habits|patterns|spread|distribution|distributed|axes|axis|breakdown|sensitivity|cadence|maturity|style|styles|split|weekends|weekdays|mix|profile",
    ...MANY,
    needs: [["said"]],
    plainly: `
      (shoppers|customers|buyers|people) .. (bargain hunters|weekend|weekday|returners|price sensitive) .. or|
      or what|
      (8|eight|all|behaviou?ral|behaviou?r|the) (behaviou?ral |behaviou?r )?(axes|axis|dimensions)|
      behaviou?ral (profile|profiles|segments|analysis|breakdown|distribution|mix|overview|traits|patterns?|picture|analytics|make ?up|spread|view|data)|
      (distributed|distribution|spread|split|break down|breakdown|divided) .. (over|across|along|by|on|among) .. (axes|axis|behaviou?r|behaviou?ral|dimensions|segments|frequency|value|sensitivity|cadence|maturity)|
      (shopping|buying|purchase|purchasing|ordering|consumer|customer|spending) (habits?|behaviou?rs?|patterns?|styles?)|
      habits of|behaviou?r of|
      (how|what|when) (do|does|are) .. (<buyers>|they) .. (behave|behaving|shop|act|tick)|
      how .. (behave|behaves|tick)|
      (share|percent|percentage|proportion|part|how many) .. (weekend|weekday|price sensitive|bargain|returners|full price|night|evening|office hours)|
      what share .. (weekend|weekday)|shopper styles|bargain hunters .. or|traits of|
      (by|along|over|across|into|per|of) (the )?(behaviou?ral) (segments?|axes|axis|groups?|lines|types?)|
      behaviou?ral (segment|group|type|axis)s?|break .. down by behaviou?r
    `,
    likely: "behaviou?ral|behaviou?r|habits|behave|traits|styles?",
    hardly: "changes?|changed|changing|shift|shifted|momentum|decline|declining|category by|revenue",
    signs: { ...FRAME, thing: 0.75, segment: -1 },
  },
  {
    ...{ tool: "analyze_customers", kind: "product_affinity" },
    words:
      "taste|tastes|prefer|preferences|preference|fond|favourite|favourites|favorite|affinity|like|likes|love|loves|leanings|keen|fancy|into|interested|enjoy|adore|drawn|thing|things|crazy|liking",
    ...MANY,
    needs: [["said"]],
    plainly: `
      a thing for|(category|product) (leanings|tendencies|loves|passions|likings?)|leanings|
      (favourite|favorite) (things?|stuff|goods)|mad about|
      (what|which <category>|which <product>|which things) .. (appeals?|attracts?|excites?|delights?) ..|
      soft spot|tend to (<buy>)|usually (<buy>)|typically (<buy>)|
      go to (product|category|categories|products)|most of all|
      what .. (<buyers>) (<buy>) (most|mostly|usually|typically)|
      (what|which (<product>|<category>)) .. (vips?|regulars|best customers|top customers|b2b|businesses|companies|whales) .. (<buy>|take|choose|pick)|
      affinity|affinities|
      (product|category|categories|item|brand|shopping|buying) (preferences?|tastes?|likes|interests?)|
      (preferences?|tastes?|likings?|interests?|likes) (of|for|among|amongst|by|in|with)|
      (what|which) .. ((?<!look )(?<!looks )like|likes|prefer|prefers|love|loves|favour|favor|go for|gravitate|want|fancy|drawn to|keen on|into|interested in|enjoy|are into|crave)|
      (<buyers>|who|whos|vips?|they|everyone) .. (prefer|prefers|(?<!look )(?<!looks )likes?|love|loves|into|interested in|keen on|fond of|fans? of|drawn to|mad about|crazy about|go for)|
      (<buyers>) .. (favourite|favorite) (product|category|categories|products|items)|
      (favourite|favorite) (products?|categor(y|ies)|items?) .. (of|among|for|with)|
      (who|whos|which <buyers>) .. (into|likes?|loves?|prefers?|keen on|interested in) .. {thing}|
      floats? .. boat|(tickles?|strikes?) .. fancy|
      (what|which) .. (<buyers>|they) .. (into|after|crave|treasure|keen on|reach for|go for|gravitate)|
      (product|category) (wise|preference|taste)s?|(fond|fans?|lovers?) of {thing}
    `,
    likely:
      "who <buy> {thing}|(<buyers>|people|who|anyone|those|everyone) (who |that |have |has |which |whove |ever )*(<buy>) (our |the |a |any |some |most )?{thing}|{thing} (<buyers>)|(what|which products|which items|which categories) (do|does|did) .. (<buy>)|prefer|prefers|preferences|favourites?|favorites?|tastes?",
    hardly: `
      bundles?|together|best selling|sells|popular|popularity|again|churn|at risk|risk|also|behaviou?r|
      habits|rfm|worth|value|upsell|cross sell|more than|once|seasonal|rhythm|next order|promo|
      each category|of each|expand|further (ranges?|categories)|other (categories|ranges|departments)|
      like (clockwork|themselves|before|usual|normal)|acting|jump(ed)?|clockwork|should|need|needs
    `,
    signs: {
      ...FRAME,
      filters: 0.75,
      risk_bound: -3,
      silence: -3,
      churn: -3,
      by_value: -3,
      by_expected: -3,
      by_orders: -3,
      by_frequency: -3,
      by_recency: -3,
      by_impact: -4,
      by_risk: -4,
      thing: 1,
      season: -3,
      b2b: 1,
      vip: 1,
      group: 0.5,
      category: 1,
      product: 0.5,
      past: -1,
    },
  },
  {
    ...{ tool: "analyze_customers", kind: "rfm_score" },
    words: "rfm|recency|monetary|score|scores|scored|scoring|quintile|frequency|555|champions",
    ...MANY,
    needs: [["said"]],
    plainly: `
      r f m (breakdown|scores?)|f m|monetary (value|scores?)|rfm|r f m|r f and m|
      recency .. (frequency|monetary)|monetary|frequency monetary|
      rfm (scores?|segments?|analysis|model|scoring|table|grid|cells)|recency frequency|recency scores?|
      (score|scores|scored|scoring|grade|graded|rate|rating) .. (recency|frequency|monetary)|quintiles?|
      (recency|frequency|spend|monetary|value) .. (recency|frequency|spend|monetary|value) .. (combined|together|score|scores|scored)|
      recency frequency (and )?(spend|spending|value|money)
    `,
    likely:
      "(score|scores|scoring|scored) .. <buyers>|<buyers> .. (score|scores|scored)|champions|(customer|<buyers>) scor(e|es|ing)",
    hardly: "min score|minimum score|churn score|risk score",
    signs: { ...FRAME, segment: 0 },
  },
];
