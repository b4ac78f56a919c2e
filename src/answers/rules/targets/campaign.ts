import type { Target } from "./target.ts";

/** Somebody is to be written to: a campaign is named, whom to write to is asked, or a size and a budget are given. */
const WRITTEN_TO = {
  needs: [["campaign", "campaign_terms", "write_to", "said"]],
  unless: ["several_customers"],
} as const;
const FRAME = { campaign: 6, write_to: 6, campaign_terms: 4, customer: -7 } as const;

/** Whom to write to, by the goal. */
export const CAMPAIGN_TARGETS: readonly Target[] = [
  {
    ...{ tool: "target_campaign", kind: "retention" },
    words:
      "keep|keeping|retain|retention|save|saving|leave|leaving|stay|valuable|risk|hold|call|churn|losing|before|loss",
    ...WRITTEN_TO,
    likely: `
      (retention|save|keep|prevention|churn|anti churn|keep em) <campaign>|
      <campaign> .. (retention|keep|retain|stop|save|prevent|at risk|churn|leaving)|
      (hear|heard) from us .. (before|too late)|before .. too late|keep (em|them) <campaign>|hold on|
      (keep|save|hold|rescue) .. (<campaign>)|(<campaign>) .. (keep|hold|save|rescue|hurt|risk)|
      so .. (dont|do not|not) lose|retention
    `,
    perhaps:
      "retention|retain|retaining|keep|keeping|save|stay|prevent|at risk|churn|leave|leaving|about to|before they|hold on|losing|stop them|loyal ones|hurt|worth keeping",
    signs: { ...FRAME, risk_bound: 1.5, by_impact: 1 },
  },
  {
    ...{ tool: "target_campaign", kind: "growth" },
    words: "grow|growth|more|spend|upsell|cross sell|bigger|potential|expand|wallet|increase|sell",
    ...WRITTEN_TO,
    likely: `
      growth (<campaign>)|(<campaign>) .. (growth|grow|sell more|spend more|buy more|upsell|upselling)|
      (sell|selling) more to|(get|make) .. (spend|buy|spending|buying) more|share of wallet|
      (heftier|fuller|bigger|fatter|larger) (carts?|baskets?|orders?)|sell more|
      (on the (rise|up)|rising|climbing|growing|ascending) ..|
      (<campaign>) .. (on the (rise|up)|rising|growing|climbing|potential)|
      (buy|spend|spending|order|ordering) (even )?more|big(ger)? ticket|room to grow|upsell|cross sell
    `,
    perhaps:
      "growth|grow|growing|more|upsell|upselling|cross sell|bigger|potential|increase|expand|wallet|ready to spend|room to",
    signs: { ...FRAME },
  },
  {
    ...{ tool: "target_campaign", kind: "winback" },
    words: "back|comeback|silent|lapsed|lost|gone|dormant|reactivate|winback|miss|wake|return|inactive|again",
    ...WRITTEN_TO,
    plainly:
      "(win ?back|winback|win back|reactivation|re activation|reengagement|re engagement|comeback|come back|miss you|wake up|revival) <campaign>|<campaign> .. (win back|winback|reactivate|reactivation|re engage|bring back|lapsed|dormant|lost|silent)|(miss you|missed you|come back) .. (<write>|<campaign>)",
    likely: `
      win ?back|winback|win .. back|reactivate|reactivating|reactivation|re activate|re activation|
      re engage|bring .. back|get .. back|wake|long time no see|miss(ed)? you|rekindl(e|ing)|
      (gone|went) (cold|quiet|silent|missing)|ask back|havent heard|not heard|
      (sleeping|sleepy|dormant|hibernating|lapsed|silent|lost|inactive|forgotten|former) (<buyers>|beauties|ones|contacts|members|list)|
      woo .. back|(get|have|lure|tempt|fetch|coax|win|bring) .. back|comeback|reconquer|dormant|exes|
      old flames?|we miss
    `,
    perhaps:
      "win back|winback|win .. back|bring .. back|get .. back|reactivate|reactivation|re activation|re engage|miss you|<gone>|lapsed|havent (<buy>)|not (<buy>)|(have|has) not|come back|silent|dormant|wake",
    signs: { ...FRAME, silence: 2.5 },
  },
  {
    ...{ tool: "target_campaign", kind: "seasonal" },
    words: "season|seasonal|holiday|holidays|christmas|summer|winter|spring|easter|festive|autumn",
    ...WRITTEN_TO,
    likely: `
      (seasonal|season|holiday|christmas|xmas|easter|summer|winter|spring|autumn|black friday|valentines|halloween|mothers day|back to school|advent|new year|q4|festive) .. (<campaign>)|
      (<campaign>) .. (seasonal|season|holiday|holidays|christmas|xmas|easter|summer|winter|spring|autumn|black friday|valentines|halloween|mothers day|back to school|new year|q4|festive)|
      (ahead of|before|for|in time for) the (coming |upcoming |next |big )?(season|holidays|festive)|
      season(al)? (shoppers?|buyers?|<campaign>|list|audience)|lookbooks?|
      (coming|upcoming|next) (season|holiday|holidays)|gift (catalogues?|catalogs?|guides?)
    `,
    perhaps: "seasonal|season|holidays?|festive|peak",
    signs: { ...FRAME, season: 4 },
  },
  {
    ...{ tool: "target_campaign", kind: "loyalty" },
    words:
      "loyal|loyalty|thank|thanks|reward|faithful|regulars|gift|appreciate|appreciation|best|repeat|vips?|bonus|treat",
    ...WRITTEN_TO,
    likely: `
      (loyalty|loyal|thank you|thankyou|thanks|vip|reward|appreciation|ambassador|advocate|regulars?) .. (<campaign>)|
      (<campaign>) .. (loyalty|loyal|thank|reward|appreciation|vip|vips|regulars)|
      loyalty (list|program|programme|scheme|club|bonus|gift|perk|reward)|reward|thank|say thanks|
      say thank you|invite|die ?hards?|appreciat(e|ion|ing)|thank yous?|thank you|hugs|faithful|
      true blue|devotees|(repeat|steady|regular|loyal) (folks|<buyers>|ones|crowd)|stalwarts|
      little (something|gift|treat)|perks?|goodie|goodies|treats?|birthday
    `,
    perhaps:
      "loyal|loyalty|regulars?|reward|rewards|rewarded|thank|thanks|vips?|best customers|appreciation|repeat|faithful|most loyal|perk|treat",
    signs: { ...FRAME },
  },
  {
    ...{ tool: "target_campaign", kind: "acquisition" },
    words: "new|newcomers|first|welcome|second|onboarding|acquisition|once|one time|convert|nurture|starter",
    ...WRITTEN_TO,
    likely: `
      (acquisition|onboarding|welcome|nurture|second purchase|second order|new customers?|first time|one time|one timers?|newcomers?) .. (<campaign>)|
      (<campaign>) .. (acquisition|onboarding|welcome|nurture|(second|2nd|another) (purchase|order)|first time|one time|one timers?|newcomers|new customers|convert|turn)|
      (second|2nd|another|repeat) (order|purchase|buy)|first timers?|first time|rookies?|newbies|
      newcomers?|second (round|date|order|purchase|visit|go)|one and done|one hit wonders?|
      first order (people|folks|customers|buyers)|second order|talked into|new (arrivals|faces|folks)|
      novices|freshers|(<buy>) once
    `,
    perhaps:
      "acquisition|first time|one time|one timers?|bought once|once|second (order|purchase)|new customers|newcomers|convert|turn .. into|onboarding|welcome|newly",
    signs: { ...FRAME, by_newness: 1 },
  },
];
