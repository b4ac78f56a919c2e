/** What a private piece of text is to a model: a stand-in for it is called so. */
export type PrivateKind = "customer" | "name" | "number" | "address";

export interface Piece {
  text: string;
  /** Absent where the piece may be read by a model; `null` where it has to be looked at for names. */
  kind: PrivateKind | "plain" | null;
}

interface Rule {
  pattern: RegExp;
  kind: PrivateKind | "plain";
  /** Whether what matched is meant. */
  accept?: (match: string, before: string, after: string) => boolean;
}

const STREET =
  "street|road|avenue|ave|lane|boulevard|blvd|crescent|terrace|gardens|grove|strasse|straße|gasse|allee|platz|weg|rue|calle|avenida|via|piazza|plaza|laan|straat|gatan|ulica|st|rd|dr|drive|way|close|court|square|place";
/** As the end of a word. */
const STREET_ENDS = "strasse|straße|gasse|allee|platz|weg|straat|laan|gatan";
const STREET_FIRST = "rue|calle|via|avenida|av|piazza|plaza|plac|ul|ulica|rua|jalan|jl|paseo|carrer";
const WORD = "[\\p{L}\\p{M}'’.-]+";

/** In this order: what is claimed by a rule is no longer looked at by those after it. */
const RULES: readonly Rule[] = [
  {
    kind: "plain",
    pattern: /(?<![\p{L}\p{N}])(?:black friday|boxing day|valentine['’]?s day)(?![\p{L}\p{N}])/giu,
  },
  { kind: "name", pattern: /(?<![A-Za-z0-9_])(?:customer|name|number|address)_\d+(?!\d)/gi },
  {
    kind: "customer",
    pattern: /(?:mailto:)?[^\s@<>()[\]",;:|]+@[^\s@<>()[\]"',;:?!|]+\.[^\s@<>()[\]"',;:.?!|]+/g,
  },
  { kind: "address", pattern: /(?:https?:\/\/|www\.)\S+/gi },
  { kind: "plain", pattern: /(?<![\w-])[Cc]-[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{8}(?![\w-])/g },
  { kind: "plain", pattern: /(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])/g },
  { kind: "plain", pattern: /(?<!\d)(?:19|20)\d\d ?[-–/] ?(?:19|20)?\d\d(?!\d)/g },
  {
    kind: "customer",
    pattern:
      /(?<![\w.$€£#])(?:tel\.? ?|phone ?)?(?:\+|00|\(|0)?\(?\d[\d ()./\u2010-\u2015-]{5,22}\d(?![\w%])/gi,
    accept: isPhone,
  },
  {
    kind: "address",
    pattern: new RegExp(
      `(?<![\\w.,$€£#])\\d{1,5}[a-z]?,? (?:${WORD} ){0,3}?${WORD}(?:[ -](?:${STREET})|(?:${STREET_ENDS}))(?![\\p{L}\\p{N}])\\.?`,
      "giu",
    ),
    accept: isStreet,
  },
  {
    kind: "address",
    pattern: new RegExp(
      `(?<![\\p{L}])(?:${WORD} )?(?:${WORD}(?:stra(?:ß|ss)e|str\\.|gasse|allee|platz|weg|straat|laan|gatan)|(?:${STREET_FIRST})\\.? (?:${WORD} ){0,3}${WORD}),? \\d{1,5}[a-z]?(?!\\w)`,
      "giu",
    ),
    accept: isStreet,
  },
  // British postcodes; those of five digits are numbers below.
  { kind: "address", pattern: /(?<!\w)[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?!\w)/g },
  {
    kind: "number",
    pattern:
      /(?<=\b(?:customer|client|buyer|order|account|invoice|ticket|sku|id|no|nr|number|#)\.?s? ?(?:id|no\.?|nr\.?|number)? ?[:=#]* ?)#?[a-z]{0,4}-?\d[\w-]*\d(?![\w%.,]*\d)(?!%)/gi,
    accept: isNoQuantity,
  },
  { kind: "number", pattern: /(?<![\w&])#[a-z]{0,4}-?\d[\w-]*/gi },
  {
    kind: "plain",
    pattern:
      /(?<![\w.])\d+(?:\.\d+)?(?:k|m|mm|bn|w|d|h|x|%|st|nd|rd|th|s|min|hrs?|days?|wks?|weeks?|mo|months?|yrs?|years?|y|q|usd|eur|gbp|pcs|am|pm|cm|mm|ml|g|kg|in|inch|pack|pc)(?![\w])/gi,
  },
  { kind: "number", pattern: /(?<![\w.,$€£¥])\d{5,}(?![\w%]|[.,]\d| ?[€£%])/g, accept: isNoAmount },
  // A code: letters with three digits or more among them.
  {
    kind: "number",
    pattern:
      /(?<![\p{L}\p{N}])(?=[\p{L}-]*\d)(?=[\d-]*\p{L})(?=(?:[\p{L}-]*\d){3})[\p{L}\d-]{4,}(?![\p{L}\p{N}])/giu,
  },
];

/** A text cut into what is private by its form, what is plainly not, and the rest, in order. */
export function cutByForm(text: string): Piece[] {
  return RULES.reduce<Piece[]>(
    (pieces, rule) => pieces.flatMap((piece) => (piece.kind === null ? cut(piece.text, rule) : [piece])),
    [{ text, kind: null }],
  );
}

function cut(text: string, { pattern, kind, accept }: Rule): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const [found] = match;
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + found.length);
    if (found === "" || (accept && !accept(found, before, after))) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), kind: null });
    pieces.push({ text: found, kind });
    from = match.index + found.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), kind: null });
  return pieces;
}

function isPhone(match: string, before: string): boolean {
  const digits = match.replace(/\D/g, "");
  if (digits.length < 7 || digits.length > 15) return false;
  const isBare = /^\d+$/.test(match.trim());
  // Bare digits are a number of some kind, unless they begin as no count does.
  if (isBare) return digits.startsWith("0") || (digits.length >= 10 && isNoAmount(match, before));
  const groups = match.match(/\d+/g) ?? [];
  if (groups.every((group) => /^(?:19|20)\d\d$/.test(group))) return false;
  if (/^\d{1,3}(?:\.\d{3})+$/.test(match)) return false;
  if (/^\d+\.\d+$/.test(match)) return false;
  return /^(?:\D*0|\D*\+|\()/.test(match) || digits.length >= 9 || /^\d{3}[-. ]\d{4}$/.test(match.trim());
}

/** The last words of some streets are words of any sentence: then a capital has to stand before them. */
function isStreet(match: string): boolean {
  if (/(?:stra(?:ß|ss)e|str\.|gasse|allee)/i.test(match)) return true;
  if (/\b(?:street|road|avenue|boulevard|blvd|rue|calle|avenida)\b/i.test(match)) return true;
  return /\p{Lu}/u.test(match);
}

const AMOUNT_BEFORE =
  /(?:over|under|above|below|than|to|least|most|max|min|maximum|minimum|budget|spend|spent|spending|worth|value|about|around|of|[$€£]|usd|eur|gbp|top|first|next|last|limit|size|reach|and|between) ?(?:of |a |about |around )?$/i;

/** `between 10000 and 20000`, `a budget of 15000`: figures that a tool takes as numbers. */
function isNoAmount(_match: string, before: string): boolean {
  return !AMOUNT_BEFORE.test(before);
}

/** `customers 90 days`, `orders 2025`: not who, but how many or when. */
function isNoQuantity(match: string, before: string, after: string): boolean {
  if (/s ?$/i.test(before) && !/#/.test(match)) return false;
  if (/^(?:19|20)\d\d$/.test(match) || /^\d{1,3}[a-z]{1,2}$/i.test(match)) return false;
  return !/^ ?(?:days?|weeks?|months?|years?|orders?|times?|%|percent|customers?|products?)\b/i.test(after);
}
