import type { Target } from "./target.ts";

const SAID = { needs: [["said"]], unless: ["customer"] } as const;
const FRAME = { campaign: -6, write_to: -6, metric_rate: -4, segment: -5, buyers: 0.75, who: 0.75 } as const;

/** How customers buy, and how that changes. */
export const BEHAVIOR_TARGETS: readonly Target[] = [
  {
    ...{ tool: "analyze_behavior", kind: "one_time_buyers" },
    words:
      "once|one time|first timers?|first time|first|second|return|returns|single|only|twice|again|never|one hit|come back|stick|convert|conversion|repeat",
    ...SAID,
    plainly: `
      first (time )?(<buyers>) .. (return|come back|again|stay|stick|convert|back|repeat)|
      (return|come back|stay|stick|convert) .. first (purchase|order|buy|time)|first timers?|one hit|
      never (<buy>) again|newbies .. (back|again|return)|how many (come|came) back|
      one time (<buyers>|purchases?|orders?)|1 time (<buyers>)|one timers?|one off (<buyers>)|
      onetime (<buyers>)|one and done|one hit wonders?|single (purchase|order) (<buyers>)|singles|
      (<buy>|<buyers>) .. (only |just )?(once|one time|a single time)|(only|just) (<buy>) (once|one)|
      (second|2nd) (order|purchase|sale|buy)s?|(<buy>) a second time|
      never (come|came|returned|return|bought|ordered|reordered) (back|again)|never .. (second|again)|
      first (purchase|order) (conversion|to second)|(return|come back|repeat) after .. first|
      only ever (<buy>)|single order|repeat (purchase )?(conversion|rate)|bought once|ordered once|
      purchased once|once only|just (one|1) (order|purchase)|
      (one|1) (order|purchase) (only|each|customers)|exactly (one|1) (order|purchase)|one night stands?|
      (came|come|here|visited|showed up|turned up|dropped by|popped in|been here) (only |just )?once|
      that was it|(1|one) order (total|in total|overall|only|so far|ever|and)|
      (just|only) (the |a )?(one|1|single) (order|purchase|sale)|
      (do|does|did|will|would) .. (turn up|show up|come by|drop by|reappear|return) (a second time|again)|
      first purchase .. only|(1|one) and never|once and never|never (again|more) .. once|
      repeat (rate|custom) of first|(first|initial) order .. (second|another)|second date|second visit|
      (1|one) order ghosts?|(didnt|dont|never|not) .. (second|another|follow up) (order|purchase|time)|
      tried us (once|out)|(bought|ordered|purchased) (a )?single time|lone order|solo order|
      (1|one) purchase wonders?
    `,
    hardly: `
      category|categories|cart value|<category>|lines?|<discount>|something|goods|won over|
      will we (win|get|gain)
    `,
    signs: { ...FRAME, thing: -0.25, ahead: -2 },
  },
  {
    ...{ tool: "analyze_behavior", kind: "momentum" },
    words:
      "momentum|rising|more|up|heating|growing|increase|increasing|faster|accelerating|picking|noticeably|surge|surging|hot|upward|climbing|stronger|lately",
    ...SAID,
    plainly: `
      (spending|buying|ordering|spend|buy|order) .. (more|noticeably more|much more|way more|a lot more) .. (<lately>|than|this|recently)|
      stronger than (before|ever)|increas(e|ing) (their|his|her)|ramp up|speeding up|surging|surge|
      best ever|climbing|warming|momentum|
      (<buyers>|who|whos|whose|anyone|ones|them|them|buys|spends) .. (accelerating|accelerate|speeding up|picking up|picked up|ramping|ramping up|stepping up|heating up|warming up|on the rise|on the up|rising|trending up|upward|gaining|taking off|getting (hotter|keener|more active))|
      (<buy>|spending|spend|spends|ordering|buys) (more|less|faster)( and (more|less))? .. (<lately>|than|before|since|used to|and more)|
      (<buy>|spending|spend|spends|coming) (more|more often|more frequently|more and more|faster)|
      upward (curve|trend|trajectory)|
      (increased|increasing|raised|doubled|rising|growing) .. (spend|spending|orders|purchases|activity|frequency)|
      (spend|spending|orders|purchases|activity) .. (rising|increasing|growing|going up|picking up|accelerating|up)|
      up and coming|rising (<buyers>|stars)|growing (<buyers>)|getting (more|hotter|keener)|
      hot (<buyers>|streak)|who is (up|growing|picking up|rising|accelerating)|on a roll|
      wind in (the|their) sails?|upping their (game|spend|orders)|
      (upp?ing|raising|boosting|stepping up|ramping up|cranking up) (their|its)|
      on the (up|rise|upswing|ascent)|up and up|trend(s|ing)? (up|upwards?)|
      (purchases|orders|spend|spending|buying|<buyers>) .. (pick|picks|picking|picked) up|
      (spend|spending|spends|purchases|orders|outlay) .. (dropped|dropping|drops|fell|fallen|down|shrinking|shrunk|lower|less) .. (<lately>)|
      (spending|spend|spends|buying|buy) .. (more|less) .. (<lately>|than (before|they did|they used to|usual))|
      gaining (speed|steam|pace|momentum|traction)|gathering (steam|pace|speed)|hotting up|warming up|
      growing (fast|quickly) .. (<buyers>)|(<buyers>) .. growing (fast|quickly)|
      (more|less) (active|money) (<lately>)|(risers?|climbers?|rising stars?|fallers)|
      (buying|ordering|spending) (patterns? )?(up|upwards)|(accelerating|decelerating)
    `,
    hardly: `
      products?|items?|categories|category|segments?|archetypes?|less often|decline|declining|articles|
      than {thing}|{thing} (<buyers>) .. than|lifetime|over time
    `,
    signs: { ...FRAME, metric: -1, thing: -0.5, product: -3, category: -3 },
  },
  {
    ...{ tool: "analyze_behavior", kind: "declining_engagement" },
    words:
      "fading|less|engagement|declining|decline|drop|dropping|interest|slowing|seldom|rarely|fewer|cooling|waning|tired|bored|distant|used to|weaker|losing interest|quieter",
    ...SAID,
    plainly: `
      engagement|disengag(ed|ing|e|ement)|
      (<buy>|coming|come|comes|visit|visiting|shop|show up|spending|spend|spends) (less|less often|more seldom|more rarely|less frequently|less and less|rarely now|more slowly|seldom)|
      (slowing|slow|slowed|cooling|cooled|tapering|fading|winding|easing|dropping|tailing) (down|off|away)|
      slowing|fading|cooling|tapering|
      losing (interest|steam|touch)|lost interest|
      used to .. (now|hardly|rarely|seldom|less|but|no longer|often|regularly|monthly|weekly)|
      (fewer|less) (orders|purchases) .. (than|before|used)|
      less (active|engaged|frequent|loyal) .. (<lately>|than|before|now)?|dwindling|waning|
      activity .. (down|dropping|falling|declining|decreasing)|
      (frequency|activity|interest|engagement|enthusiasm) .. (falling|dropping|declining|down|decreasing|waning|fading)|
      (falling|dropping|declining|decreasing|waning) (frequency|activity|interest|engagement)|
      (gaps?|intervals?|pauses?) .. (longer|growing|widening)|more seldom|less often|
      declining (<buyers>)|on the decline|in decline|downward (trend|curve|spiral)|
      decline(s|d)? in (activity|orders|purchases)|losing momentum|backing off|(weaker|weakening)|
      (come|coming|drop|dropping|stop|swing) (by|in|round) (less|less and less|more rarely|seldom)|
      less and less|(further|farther) (and (further|farther) )?apart|spark( s|s)? (is |has )?gone|
      thin(ning|ned)? out|drying up|petering out|trailing off|dropping off|falling off|fall off|
      tail(ing)? off|fizzl(e|es|ing|ed)( out)?|ebbing|sluggish|lukewarm|
      (fewer|rarer|sparser) (visits|orders|purchases)|hardly (<buy>|come|ever)|barely (<buy>|come)|
      (enthusiasm|appetite|loyalty|frequency) .. (wanes?|drops?|fades?|flags?|gone)|
      (slower|rarer|sparser) (than|now|and)|(spacing|stretching) out|
      (longer|growing|widening|stretching) (gaps?|intervals?|pauses?)|on the wane|
      (buy|order|shop|come)(s|ing)? (more )?(rarely|seldom|infrequently)|getting rarer|
      grow(n|ing) (distant|cold|tired)|losing (appetite|enthusiasm|interest|the habit)|
      (drifting|pulling) (off|back)|interest .. (cools|cooling|fades|fading|dying)|dying down|
      less (often|frequently|keen|interested|engaged)
    `,
    likely: "declining|distancing|getting quiet|quieter",
    hardly: `
      products?|items?|categories|category|segments?|archetypes?|risk|articles|stopped|
      gone (cold|quiet|silent)|not coming|lost
    `,
    signs: { ...FRAME, metric: -2, product: -3, category: -3, silence: -3, risk_bound: -3, thing: -0.5 },
  },
  {
    ...{ tool: "analyze_behavior", kind: "behavior_change" },
    words:
      "changed|change|changes|differently|different|odd|smaller|bigger|switched|shift|shifted|habits|basket|baskets|behaviour|behavior|before|strange|unusual|anything odd|become",
    ...SAID,
    plainly: `
      (behave|behaves|behaving|act|acts|shop|shops|buy|buys) .. (differently|unlike|unusually)|
      differently than|(bigger|smaller|larger|fuller|emptier) (baskets|than before)|
      (become|became|becoming|got) (smaller|bigger|larger)|different from before|
      new (habits|pattern|patterns)|broke(n)? .. (pattern|habit)|broken pattern|departed from|
      behaviou?r changes?|changes? in .. (behaviou?r|habits|patterns?|tastes?|basket|baskets|way)|
      (behaviou?r|habits?|patterns?|tastes?|baskets?|basket size|preferences?|ways|way .. (<buy>)|shopping|buying) .. (changed|changing|change|changes|shifted|shifting|shift|different|altered|switched|evolved|evolving|differently|new)|
      (changed|changing|shifted|switched|altered|different|new) .. (behaviou?r|habits?|patterns?|tastes?|baskets?|categories|category|preferences?|way)|
      (<buy>|shop|shopping|behave|behaving|act|acting) (differently|something else|different things)|
      (switch|switched|switching|moved|moving|change|changed|shifted) .. (main |favourite |favorite |usual )?(category|categories)|
      basket .. (grew|shrank|shrunk|smaller|bigger|grown|changed)|(smaller|bigger|larger) baskets? than|
      unusual (behaviou?r|patterns?|activity)|out of character|not .. usual|odd(ly)?|strangely|
      suddenly (<buy>|using|use|different)|started using (<discount>)|behavio(u)?ral (change|shift)s?|
      shift in|
      (isnt|arent|not) (acting|behaving|being|shopping|buying) (like )?(themselves|himself|herself|as usual|normal|normally)|
      jump(ed|ing)? ship to|(other|new|different) tastes?|
      (changed|changing|change) (their|its) (ways|tune|mind|spots|stripes)|
      habit (switchers?|changers?|change|changes|shift)|(switchers?|turncoats)|
      (switch|switched|switching|moved|move|moving|swapped|hopped|migrated|defected|crossed) (over )?(from|to|between) .. (another|other|different|new|{thing}|<category>)|
      (from|between) {thing} to {thing}|(out of|un) ?character|
      (unlike|not like) (them|themselves|before)|new (leaf|habits?|routine)|
      (habits?|routine|ways?|behaviou?r|tastes?) .. (changed|shifted|switched|flipped|turned|new|different|altered)|
      (breaking|broke|broken) .. (habit|pattern|routine)|
      (different|differently) (from|than|to) (before|usual|they used to|earlier)|
      (bigger|smaller|fatter|leaner) (baskets?|carts?) .. (than|before|usual|now)|about face|suddenly|
      all of a sudden|behavio(u)?ral? (shift|change|switch)|
      (what|who) (they|has) (buy|bought|changed) .. (changed|differently)
    `,
    likely: "what .. changed|has changed|changed",
    hardly: `
      segments?|archetypes?|distribution|revenue|sales|pricier|dearer|premium|could be|should be|compare|
      against|next to
    `,
    signs: { ...FRAME, metric: -1.5, thing: 0.25 },
  },
  {
    ...{ tool: "analyze_behavior", kind: "purchase_cadence" },
    words:
      "between|wait|overdue|late|due|regular|regularly|rhythm|cadence|interval|intervals|often|cycle|how long|days|time|next purchase|frequency|clockwork|gap|spacing|apart",
    ...SAID,
    plainly: `
      (wait|waits|pass|passes|lies|lie) .. between|how long .. between|
      between (two |2 |their |its |the )?(orders|purchases|buys|visits)|long overdue|running late|
      should be back|due again|due back|due soon|about to order|cadence|rhythms?|overdue|over due|
      (past|beyond|behind) (their|its|the) .. (usual|due|normal|typical)|due (for|to)|
      (is|are|now|be) due|
      (usual|typical|average|normal|mean|median|how many|how much|how long|what) .. (time|days|weeks|gap|interval) .. (between|passes|until the next|in between|elapse|apart)|
      (time|days|gap|gaps|interval|intervals|period) between .. (orders|purchases|buys)|
      (how (often|regularly|frequently)|at what intervals?) (do|does|are|is|people|customers|our|they)|
      (purchase|buying|order|reorder|replenishment|repurchase|shopping) (cycle|cycles|interval|intervals|gap|gaps|frequency|rhythm|pattern timing|schedule|timing)|
      replenish|replenishment|
      (should|would|ought) (have )?(already |by now |long )?(have )?(<buy>|be back|been back)|
      (late|later) (than|with|for) .. (usual|order|purchase|next)|
      (<buyers>|who|whos|whose|order|purchase) .. (is|are|running) (late|overdue)|
      late (<buyers>|with|orders|for)|regularity|how regular(ly)?|like clockwork|clockwork|on schedule|
      expected to have (<buy>)|missed their|next (order|purchase) .. (due|late|overdue|expected|when)|
      when .. (next|expected) (order|purchase)|every how many|inter ?purchase|waiting time|
      steady intervals|most regular (<buyers>)|buy(ing)? regularly|come like|reorder time|
      skip(ped|ping)? (a|their|its) (beat|order|turn|usual)|
      miss(ed|ing)? (a|their|its) (beat|turn|slot|usual|regular|window|cycle)|
      (should|ought|must|supposed) .. (have )?(<buy>|been back|shown up|reordered|come back|returned) .. (by now|already|long ago|last|meanwhile)|
      (shouldve|oughta) (<buy>|been)|by now|
      (short|shortest|shorter|tight|tightest|regular|even|steady|stable|fixed|typical|usual) (intervals?|gaps?|cycles?|rhythms?|spacing|cadence)|
      (intervals?|gaps?) (between|first)|running (late|behind|over)|(late|behind) (on|with|for) their|
      tick ?tock|clock(work)?|metronome|regular(ity|s timing)|
      how (often|frequently) .. (<buy>|come back|reorder|return|visit)|
      (every|each) (month|week|quarter|few weeks) .. (<buyers>|who)|
      (<buyers>|who) .. (every|each) (month|week|quarter|few weeks)|
      (time|days|weeks|months) (from|between) (one|an) (order|purchase) (to|and)|
      (purchase|order|buying|reorder) (timing|interval|frequency|cadence)|expected (back|order|again)|
      (is|are|whose) .. (order|purchase) (is )?(due|overdue|late|missing)|
      (past|over|beyond) (their )?(due|usual|normal|typical)
    `,
    hardly: "category|categories|candle .. another",
    signs: { ...FRAME, metric: -0.5, thing: 0.5, silence: -1 },
  },
  {
    ...{ tool: "analyze_behavior", kind: "discount_dependency" },
    words:
      "vouchers|voucher|coupon|coupons|discount|discounts|sale|sales|full price|promo|promos|depend|dependent|wait|bargain|bargains|reduced|training|cost|addicted|hooked|only|cheap",
    ...SAID,
    plainly: `
      (need|needs|require|wait) .. (<discount>) to (<buy>)|run on (<discount>)|on (<discount>)|
      live(s)? on .. (<discount>)|(how many|share|percent|part) .. (<discount>)|addicted|
      discount (people|crowd|folks)|(pay|paid|paying) less than|knock down|
      <discount> (dependency|dependent|dependence|addicts?|addiction|hunters?|junkies|seekers?|lovers|chasers?|driven|only|reliance|reliant|usage|use|behaviou?r|share|costs?|sensitivity|sensitive|buyers|shoppers|customers)|
      (only|just|solely|exclusively|always|mostly|never) .. (<buy>|shop|come|wait|waits|waiting|spend|order) .. (on offer|on sale|<discount>|reduced|in the sales?|with a code|cheap)|
      (only|always|exclusively|solely|just) (when|if|during|on|with|at) .. (<discount>|sale|reduced|offer)|
      (depend|depends|dependent|depending|rely|relies|reliant|hooked|addicted|wait|waits|waiting|need|living) .. (on|for|to) .. (<discount>|sales?|offers?)|
      (what|how much) (do|does|did|are|is) .. (<discount>) .. (cost|costing|costs|eat|lose|take|worth)|
      cost of .. (<discount>)|(<discount>) .. (cost|costs|costing) (us|me)|
      (share|percentage|percent|part|proportion|how many|how much|number) .. (<discount>|reduced)|
      never pay(s)? full|(pay|pays|paying|paid) (the )?full price|never (<buy>) at full price|full price|
      without (a )?(<discount>) .. never|bargain (hunters?|seekers?)|deal (hunters?|seekers?)|
      cheapskates|price hunters|use(s)? .. (<discount>) .. (every|always|most|often|time)|
      (money|margin|revenue) .. (lose|losing|lost|give away|giving away|cost) .. (<discount>)|
      coupon (clippers?|users?)|hand out .. (<discount>)|(<discount>) dependen\\w+|
      (wont|dont|never|doesnt|not) .. (until|till|unless|without) .. (<discount>|sale|marked down|reduced|sweetener|price drop|cheap|cheaper)|
      (only|just) (show|turn|come|pop|drop) (up|in|by|round) (when|if|for|during|at|on)|mark(ed)? ?down|
      marked down|
      (code|coupon|voucher|discount|deal|sale|promo|bargain) (junk(y|ies)|chasers?|hunters?|addicts?|lovers?|fiends?|hounds?|only|people|crowd|folks|seekers?)|
      (every|all|each|most) .. (orders?|purchases?|one) .. (at|with|on|under) (a |an )?(<discount>|markdown|sale|reduction)|
      sale only|(sale|discount|offer|promo) only|cheapskates?|penny pinchers?|tight ?wads?|freeloaders?|
      wait(s|ing)? (for|until|till) .. (<discount>|sale|price|reduced)|
      (price|discount) (junkies|driven|led)|(never|rarely|seldom|hardly) .. full (price|whack)|
      only .. (reduced|discounted|cut price|on sale|on offer|with codes?)|
      (what|how much) .. (<discount>) .. (cost|costing|eat|eating|lose)|(<discount>) (bill|spend|burden)|
      (hooked|hanging|live|lives|living|dependent|reliant) on .. (<discount>|codes?|sales?)|
      (lured|motivated|driven) (only )?by (<discount>|price)
    `,
    hardly:
      "should we|should i|strategy|doesnt need|dont need|not need|side by side|versus|vs|segments?|archetypes?",
    signs: { ...FRAME },
  },
];
