/**
 * What a question can be about, and the phrases that say so: `a(b|c)` stands for `ab` and `ac`. As in the
 * sentences they are sought in, apostrophes are dropped and hyphens are spaces.
 */
const CONCEPTS = {
  forecast: `forecast(|s|ed|ing), predict(|s|ed|ing|ion|ions|ive), project(ed|ing|ion|ions), outlook, prognosis, expect(|s|ed|ing|ation|ations)`,
  will: `will, going to, gonna, future, coming, project(|s), estimate(|d|s), anticipate(|d), looking ahead, on track, might we, could we, likely`,
  churn: `churn(|s|ed|ing|ers), churn risk, at risk, risk(|s|y), riskiest, leav(e|es|ing), lose, los(es|ing), losing us, defect(|s|ing|ion),
    attrition, laps(e|ed|es|ing), (slip(|s|ping)|drift(|s|ing)|go(|es|ing)|walk(|s|ing)|fall(|s|ing)) away, stop(|s|ped) (buying|ordering|shopping|purchasing),
    have stopped, has stopped, come back, com(es|ing) back, (buy|order|purchase|shop) again, (buying|ordering|shopping) again, return to us, not return(|ing),
    worr(y|ied), danger, inactive, dormant, quiet, silent, jump ship, disappear(|ed|ing), abandon(|ed|ing), losing interest,
    win back, cool(ed|ing) off, cooling, vulnerable, unlikely to return, still with us, retention, sav(e|es|ed|ing), still active, switch(|ing) to`,
  value: `valu(e|es|ed|able), ltv, clv, lifetime value, worth, best, top, vip(|s), spend(|s|er|ers|ing), spent, high value, whale(|s),
    loyal(|ty), profitable, biggest, important, most money, good, favourite, favorite, premium, high rollers, key, frequent, frequently,
    often, regular(|s), regularly, repeat, great, one time, ranked, most orders, most purchases, pay(|s|ing), paid`,
  customers: `customer(|s), client(|s), buyer(|s), shopper(|s), people, account(|s), folks, patrons, persons, spenders, who, whos, whose,
    regulars, vips, whales, everyone, anyone, women, men, ladies`,
  segments: `segment(|s|ation), archetype(|s), cohort(|s), cluster(|s), persona(|s), group(|s), tribes, customer base, break down into,
    (customer|client|buyer|shopper) (segment(|s|ation)|archetype(|s)|group(|s)|type(|s)|persona(|s)|cluster(|s)|cohort(|s)),
    (kind|type|sort|group|segment|class)(|s) of (customer|client|buyer|shopper)(|s), (kind|type|sort|group)(|s) of people, (kind|type|sort|group)(|s) of person`,
  history: `history, (order|purchase|buying) history, order(|s|ed|ing), purchase(|s|d), purchasing, bought, buy(|s|ing), transaction(|s),
    shopped, got from us, basket(|s), receipts`,
  profile: `who is, whos, tell me about, profile, card, details, look up, lookup, pull up, info, information, summary, know about,
    find, everything about, customer card`,
  rank: `most, top, best, highest, biggest, largest, rank(|ed|ing), sort(|ed), first, leading, strongest, fastest, greatest`,
  quantity: `how many, number of, count, how large, how big, size, how much`,
  did: `did, was, were, had, have been, has been, have we, made, got, sold, earned, happened, went, received, achieved, came in, so far, developed, actuals, historic(|al), history of`,
  compare: `compare(|d), comparison, versus, vs, against, difference between`,
  growth: `grow(|s|ing|n|th), grew, shrink(|s|ing), shrank, declin(e|es|ing|ed)`,
  help: `help, help me, what can you (do|tell me|answer|show me), what can i ask(| you), how do you work, how does this work, what do you do, who are you, what are you,
    commands, examples, usage, how (do|can) i use (|this|you), capabilities, what questions, what do you know, what are my options, getting started`,
  method: `calculate(|d|s), computed, definition, define(|d), formula, methodology, how do you know, how are (these|the) figures, how accurate,
    data sources, where does the data`,
  greeting: `hi, hello, hey, yo, hey there, hello there, hi there, good (morning|afternoon|evening|day), howdy, greetings, moin, hallo, hola`,
  thanks: `thanks, thank you, cheers, thx, ty, great job, good job, well done, awesome, perfect, nice, bye, goodbye, good bye, see you, ok, okay, cool, got it, great thanks`,
  contact: `email(|s), e mail(|s), (email|e mail|mail|postal|home|street) address(|es), address(|es), (phone|telephone|mobile|cell) number(|s), phone(|s), phones,
    real name(|s), full name(|s), names, contact details, contact list, date of birth, birthday(|s), credit card(|s)`,
  products: `product(|s), sku(|s), bundle(|s), best (selling|sellers|seller), bestsell(ing|ers), bestseller(|s), category, categories, item(|s), bought together,
    assortment, merchandise, articles, stock level(|s), inventory, sells best, sell(|s|ing) best, selling best`,
  campaign: `campaign(|s), target list, mailing, newsletter, promotion(|s), marketing, audience(|s), retarget(|ing)`,
  recommendation: `upsell, cross sell, recommend(|ation|ations), (to|should i|should we|can i|can we) offer, suggest(|ion|ions), next best offer`,
  forbidden: `delete, erase, remove, drop table, insert into, dump, database, sql, select from, union select, system prompt, prompt, instructions, ignore, tenant(|s),
    password(|s), api key(|s), secret(|s), sudo, set limit, pretend, you are now, jailbreak, credentials, bypass, admin, override, disregard, rm, exec, eval, shell, root access`,
  command: `update, send (an|them|a|out), create, run, execute, book, cancel, refund, change, buy me, order me, transfer, discount(|s), voucher(|s), coupon(|s), gift card(|s), apply`,
  vip: `vip(|s), whale(|s), key accounts`,
  offtopic: `weather, joke(|s), poem(|s), translate, bitcoin, crypto, flight(|s), world cup, recipe(|s), song(|s), essay, story, news, stock (market|price), football,
    movie(|s), restaurant(|s), president, capital of, write, python, javascript, code, horoscope, lottery, game, music, meaning of life, time is it,
    competitors, employees, salary, salaries, taxes, ad spend, website traffic, conversion rate, visitors, seo`,
} as const;

export type Concept = keyof typeof CONCEPTS;

/** Every phrase with what it says, the longest first, so that "at risk" is read before "risk". */
export const PHRASES: readonly { words: readonly string[]; concept: Concept }[] = allPhrases();

function allPhrases() {
  return conceptNames()
    .flatMap((concept) =>
      CONCEPTS[concept]
        .split(/,\s*/)
        .flatMap(expand)
        .map((text) => ({ words: text.trim().split(/\s+/), concept })),
    )
    .sort((a, b) => b.words.length - a.words.length);
}

/** `Object.keys` forgets the names; CONCEPTS is a literal, so it has no others. */
function conceptNames(): Concept[] {
  return Object.keys(CONCEPTS) as Concept[];
}

/** Replaces the innermost choice first, so that choices may hold choices. */
function expand(pattern: string): string[] {
  const choice = /\(([^()]*)\)/.exec(pattern);
  if (!choice) return [pattern];
  const before = pattern.slice(0, choice.index);
  const after = pattern.slice(choice.index + choice[0].length);
  return (choice[1] ?? "").split("|").flatMap((option) => expand(`${before}${option}${after}`));
}
