import { categoryName, GOODS_WORDS } from "./goods.ts";
import { phrasePattern } from "./phrases.ts";
import { type Sentence, said, takeWords } from "./sentence.ts";
import { isKnownWord } from "./spelling.ts";

/** Goods that a question names: a product, or a category of them. */
export interface Thing {
  /** As the person wrote it. */
  written: string;
  /** As a category would be called: in the plural, where it has one. */
  category: string;
  /** One product, and no kind of goods: "the lavender candle". */
  isSingle: boolean;
  first: number;
  last: number;
}

/** Words of goods that mean something else as often: they count only next to other goods, or where goods must stand. */
const DOUBTFUL = new Set(
  "basket baskets art ball balls bar bars bath bell bells board boards box boxes calendar calendars call camera card cards case cases cat chain chains charm charms christmas cup cups desk dog dogs drink drinks felt food frame frames game games garden glass glue gift gifts hair holder holders home hook jam kids kit kits lace light lights lunch mask match mat organiser outdoor pan pants paper party patterns pet pets phone plate plates pot pots plush pens print prints ring rings rope seeds shelf sheet sheets sign signs snack sport sports stamps storage string table tables tin tins tool tools wall watch watches wrap oil oils notions plant plants cream".split(
    " ",
  ),
);

/** What stands right before goods, other words left out: "bought the …", "sales of …". */
const BEFORE = phrasePattern(
  `(<buy>|sells?|sold|selling|category|categories|range|department|into|like|likes|prefer|prefers|love|loves|with|of|for|about|and|or|another|also|only|just|same for|ever|called|named|product|item)
  ( (the|a|an|our|any|some|this|that|those|these|more|of|new|all|other|just|only))* ?$`.replace(/\$$/, ""),
);

/** What stands right behind goods: "… buyers", "… sales". */
const BEHIND = phrasePattern(
  "(<buyers>|<category>|sales|revenue|turnover|trends?|popularity|purchases|orders|line|collection|bundles?|demand|sells?|curve|fans?|section|again|repurchase|product|products|items|history|people|season|audience|campaign|list|mailing|buying)",
);

/** What must stand before doubtful words. */
const BEFORE_DOUBTFUL = phrasePattern(
  `(bought|buy|buys|purchased|ordered|sells?|sold|selling|category|categories|range|into|like|likes|prefer|prefers|with|of|another|product|item)
  ( (the|a|an|our|any|some|more|new))* ?$`.replace(/\$$/, ""),
);

/** Times of the year, and words of this trade, are no goods, also where they are written with capitals. */
const NO_GOODS = new Set(
  "black friday cyber monday tuesday wednesday thursday saturday sunday easter halloween valentines valentine thanksgiving mothers fathers mothering advent xmas january february march april may june july august september october november december b2b b2c rfm ltv clv aov vip vips csv kpi roi".split(
    " ",
  ),
);

const RUN_MAX = 5;

/**
 * Finds the goods that a question names: words of goods wherever they stand, and words that are not everyday
 * English where goods would stand. Those of the shop, where they are known, are found by `named` before.
 */
export function takeThings(sentence: Sentence, source: string): { things: readonly Thing[]; rest: Sentence } {
  const things: Thing[] = [];
  let rest = sentence;
  let index = 0;
  while (index < sentence.words.length) {
    const last = runFrom(sentence, index, source);
    if (last === undefined) {
      index += 1;
      continue;
    }
    things.push(thingOf(sentence, index, last));
    rest = takeWords(rest, index, last);
    index = last + 1;
  }
  return { things, rest };
}

/** The last word of the goods that begin at a word; undefined where none do. */
function runFrom(sentence: Sentence, first: number, source: string): number | undefined {
  let last = first - 1;
  while (last + 1 < sentence.words.length && last - first + 1 < RUN_MAX) {
    if (!couldBePart(sentence, last + 1, source)) break;
    last += 1;
  }
  if (last < first) return undefined;
  const words = sentence.words.slice(first, last + 1).map(({ text }) => text);
  if (words.every((word) => word === "christmas")) return undefined;
  const isClear = words.some((word) => GOODS_WORDS.has(word) && !DOUBTFUL.has(word));
  const isDouble = words.length > 1 && words.filter((word) => GOODS_WORDS.has(word)).length > 1;
  if (isClear || isDouble || stands(sentence, first, last)) return last;
  return undefined;
}

function couldBePart(sentence: Sentence, index: number, source: string): boolean {
  const word = sentence.words[index];
  if (!word || !/^\p{L}[\p{L}\p{M}\d]{1,}$/u.test(word.text)) return false;
  if (NO_GOODS.has(word.text) || /\d/.test(word.text)) return false;
  if (GOODS_WORDS.has(word.text)) return true;
  if (word.text.length < 3) return false;
  return (!isKnownWord(word.text) && !ADJECTIVE.test(word.text)) || isTitle(sentence, index, source);
}

/** Ends as words do that say how something is. */
const ADJECTIVE = /(?:able|ible|ful|ous|ive|less|ed|ly|est|ish|ant|ent|ingly|gimme|lemme|pls)$/;

/** "the Blue Ceramic Mug": everyday words with capitals, not at the beginning. */
function isTitle(sentence: Sentence, index: number, source: string): boolean {
  const [word, before, after] = [sentence.words[index], sentence.words[index - 1], sentence.words[index + 1]];
  const isCapital = (one: typeof word) =>
    one !== undefined && /^\p{Lu}\p{Ll}/u.test(source.slice(one.start, one.end));
  return index > 1 && isCapital(word) && (isCapital(after) || (isCapital(before) && index > 2));
}

function stands(sentence: Sentence, first: number, last: number): boolean {
  const texts = sentence.words.map(({ text }) => text);
  const before = texts.slice(Math.max(0, first - 3), first).join(" ");
  const behind = texts.slice(last + 1, last + 3).join(" ");
  const isDoubtful = texts.slice(first, last + 1).every((text) => DOUBTFUL.has(text));
  const pattern = isDoubtful ? BEFORE_DOUBTFUL : BEFORE;
  return (
    new RegExp(`${pattern.source}$`).test(`${before} `.replace(/ $/, "")) ||
    new RegExp(`^${BEHIND.source}`).test(behind)
  );
}

function thingOf(sentence: Sentence, first: number, last: number): Thing {
  const written = sentence.source.slice(sentence.words[first]?.start, sentence.words[last]?.end);
  const category = categoryName(written);
  const before = sentence.words[first - 1]?.text ?? "";
  const behind = sentence.words[last + 1]?.text ?? "";
  const isSingle =
    last > first && category !== written && /^(?:the|this|our|that)$/.test(before) && !OF_KIND.test(behind);
  return { written, category, isSingle, first, last };
}

/** Behind goods these make a kind of them: "the gift bag buyers". */
const OF_KIND = phrasePattern("<buyers>|<category>|collection|section|fans?");

/** The words, with `{thing}` for the goods: what phrases are sought in. */
export function withThings(sentence: Sentence, things: readonly Thing[]): string {
  const texts = said(sentence).split(" ");
  for (const { first, last } of things) {
    texts.fill("", first, last + 1);
    texts[first] = "{thing}";
  }
  return texts.filter((text, index) => text !== "" && text !== texts[index - 1]).join(" ");
}
