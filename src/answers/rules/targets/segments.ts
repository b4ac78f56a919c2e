import type { Target } from "./target.ts";

const FRAME = {
  customer: -8,
  campaign: -6,
  write_to: -6,
  category: -2.5,
  product: -2,
  segment: 3,
  group: 3,
} as const;

/** About groups of customers. */
export const SEGMENTS_TARGETS: readonly Target[] = [
  {
    ...{ tool: "analyze_segments", kind: "overview" },
    words:
      "archetypes|archetype|segments|segment|personas|clientele|cluster|clusters|make|up|types|kinds|groups|group|describe|members|treat|overview|who",
    needs: [["segment", "group", "said"]],
    unless: ["customer"],
    likely: `
      make up of .. (clientele|<buyers>|customer base|base)|what kinds? of people|
      how many (archetypes|segments|groups|clusters|personas)|who (shops|buys) (here|with us|at our)|
      what sort of people|customer landscape|customer mix|
      (which|what|list|show|our|the|all|biggest|top|how many) .. (segments|archetypes|customer groups|groups|personas|clusters|cohorts|types|kinds)|
      segment (overview|info|information|list)|customer segmentation|segmentation|archetypes|
      break down into|made up of|
      (customer base|customers|clientele|buyers) .. (look like|made up|split|consist|composed|made of|divided|fall into)|
      who are our customers|(kinds?|types?|sorts?) of (customers?|clients?|buyers?|shoppers?|people)|
      what (kind|sort|type) of|describe {group}|about {group}|who are {group}|
      (treat|handle|approach|deal with) {group}|portraits?|paint me|(who|what) are (these|the) {group}|
      (rank|ranking|rankings|list|lineup|table|league) .. (<segment>)|
      (<segment>) .. (rank|ranking|ranked|list|lineup|first|from|by|ahead|top)|(<segment>) from|sketch|
      characteri[sz]e
    `,
    perhaps: "overview|list|explain|describe|tell me about|how (big|large)|size|biggest|most|who|treat",
    hardly:
      "compare|versus|vs|difference|axes|grow|grew|growth|growing|shrink|shrinking|upsell|cross sell|how do .. differ",
    signs: {
      ...FRAME,
      within_group: -5,
      by_size: 1,
      by_value: 1,
      by_risk: 1.5,
      by_frequency: 1,
      by_recency: 1,
      by_orders: 1,
      limit: 0.25,
      season: -2,
      metric: -1,
      churn: 0.5,
      two_groups: -3,
      thing: -1,
      filters: 0.25,
    },
  },
  {
    ...{ tool: "analyze_segments", kind: "growth" },
    words:
      "growth|grow|growing|shrink|bigger|smaller|movement|gain|gaining|develop|change|changed|expand|losing members|migration|trend",
    needs: [["segment", "group", "axis", "two_groups"], ["said"]],
    unless: ["customer"],
    plainly: `
      movement|movements|shift|shifts|(are|have) we (gaining|losing|winning|attracting|gained|lost)|
      gaining|losing|inflow|outflow|new (members|joiners)|rising|falling|upward|downward|swelling|
      dwindling|more and more|momentum|picking up|growth|grow|grows|growing|grew|grown|shrink|shrinks|
      shrinking|shrank|shrunk|(gain|gained|gaining|lost|losing) (members|customers|people|ground|size)|
      developed|develop|developing|development|evolved|evolving|
      (getting|become|becoming|became) (bigger|smaller|larger)|trend|trends|trending|expanding|expand|
      declining|declined|gained|changed in size|changes? in size|move|moved|moves|moving|
      migrat(e|ed|ion|ing)|(bigger|smaller|larger) than|up or down|over time|year on year|yoy|
      increas(e|ed|ing)|decreas(e|ed|ing)|new members|change over|
      (growth|expansion|shrinkage) (of|in|by|per|among|for)|(<segment>) growth|
      (expanding|dwindling|swelling|thinning|ballooning|contracting)|
      (more|fewer) (people|members|customers) (than|now)|(their|its) trend|
      against the (one|year|quarter|month|time|period) before|rising|decline|
      (newest|new) (people|blood|members) in|who .. (swelling|thinning)|
      how (have|has|did|are|do) .. (changed|changing|change|moved|shifted|evolved)|
      (changed|changes?) (in|over|since|within) .. (days|months|month|year|quarter)
    `,
    hardly: "categories|category|buy more of",
    signs: { ...FRAME, axis: 1, by_growth: 1, past: 0.5, within_group: -3, campaign: -5, metric: -1.5 },
  },
  {
    ...{ tool: "analyze_segments", kind: "seasonal" },
    words: "season|around|during|behave|spend|buy",
    needs: [["segment", "group", "axis"], ["season"]],
    unless: ["customer"],
    likely: `
      <buy>|spend|spends|season|seasonal|come alive|active|respond|sales|shop|differ|around|perform|
      (load|stock|splash|go|spend|buy|purchase|shop|pick|take|reach|grab|stuff) .. (up on|out on|around|at|during|in|over|for|before)|
      (vs|versus|against|compared (with|to)|than) (normal|other|ordinary|usual|regular|average)|
      normal days|other (days|times)|purchases?|awakening|<segment>
    `,
    signs: { ...FRAME, season: 5, axis: 1, within_group: -2, category: 0, product: 0 },
  },
  {
    ...{ tool: "analyze_segments", kind: "comparison" },
    words: "compare|versus|vs|different|difference|differ|next to|side by side|contrast|against",
    needs: [["said"], ["two_groups", "group", "segment"]],
    unless: ["customer"],
    plainly: `
      how different|differences?|similar|separates?|distinguish(es)?|sets? .. apart|compare|compares|
      compared|comparing|comparison|versus|vs|v|against|side by side|difference|differences|differ|
      differs|different from|contrast|stack up|head to head|
      (better|worse|bigger|more valuable|riskier|larger) .. than|next to|next to each other|better catch|
      apples to apples|(which|who) .. (better|bigger|richer|worth more|stronger) .. (or|{group})|
      different coat|stack|pit|(put|set|lay|hold) .. (against|beside|next to)|match up|face off|
      measure up|apart
    `,
    hardly: `
      category|categories|(year|quarter|month|period|time) (against|versus|vs|compared)|growth|grow|
      normal days|other (days|times)
    `,
    signs: { ...FRAME, two_groups: 5, segment: 1, group: 1, axis: 0.5 },
  },
];
