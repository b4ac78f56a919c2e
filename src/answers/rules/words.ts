/** Words with meaning to the parsers of periods, amounts, metrics and rankings; misspelt ones are corrected to them. */
export const PARSER_WORDS: readonly string[] = `
  day days daily week weeks weekly weekday month months monthly quarter quarters quarterly year years yearly annual fortnight today
  tomorrow yesterday tonight weekend next coming following upcoming last past previous recent recently current this rest remainder end
  until through till before after since within during between ahead from half couple few
  january february march april june july august september october november december christmas xmas thanksgiving halloween easter black
  friday cyber monday valentines spring summer autumn winter season
  revenue sales turnover income takings earnings proceeds gross sell sells selling sold earn make customers customer buyers shoppers
  active average mean order orders value basket size ticket new first time acquisition number volume count lifetime
  more than over above under below less least most exactly fewer greater minimum maximum percent dollars dollar euros euro pounds
  bought purchased ordered purchase purchases purchasing bought shopped spent spend high medium critical elevated
  segment segments archetype archetypes sorted ranked frequency recency impact likely probability
  aov ltv clv gmv vip business purchasing history profile regularly hasnt havent didnt budget budgets`
  .trim()
  .split(/\s+/);

/** What people type for longer words. */
export const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nxt: "next",
    lst: "last",
    pls: "please",
    plz: "please",
    cust: "customer",
    custs: "customers",
    mth: "month",
    mths: "months",
    mnth: "month",
    mnths: "months",
    wk: "week",
    wks: "weeks",
    qtr: "quarter",
    qtrs: "quarters",
    yr: "year",
    yrs: "years",
    rev: "revenue",
    fcst: "forecast",
    fc: "forecast",
    avg: "average",
    seg: "segment",
    segs: "segments",
    ppl: "people",
    pct: "percent",
    ur: "your",
    u: "you",
    r: "are",
    bday: "birthday",
    xmas: "christmas",
    frm: "from",
    wat: "what",
    wats: "whats",
    wht: "what",
    waht: "what",
    teh: "the",
    abt: "about",
    hv: "have",
    hw: "how",
    biz: "business",
    prods: "products",
    prod: "product",
    disc: "discount",
    discs: "discounts",
    ofer: "offer",
    ofers: "offers",
    somthing: "something",
    wich: "which",
    tmrw: "tomorrow",
    tmr: "tomorrow",
    orda: "order",
    ord: "order",
    ords: "orders",
    chrn: "churn",
    mkt: "market",
    acct: "account",
    accts: "accounts",
  }),
);
