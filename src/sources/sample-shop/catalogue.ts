import { createRandom } from "../../analytics/numerics/random.ts";

export interface Product {
  productId: string;
  title: string;
  category: string;
  priceCents: number;
  /** Products that sell along with this one, as positions in the catalogue. */
  companions: readonly number[];
}

interface Range {
  category: string;
  code: string;
  /** Typical price in cents. */
  typicalCents: number;
  nouns: readonly [string, ...string[]];
}

const RANGES: readonly Range[] = [
  {
    category: "Candles",
    code: "CAN",
    typicalCents: 1_890,
    nouns: ["Pillar Candle", "Scented Candle", "Tealight Set", "Candle Holder", "Wax Melts"],
  },
  {
    category: "Kitchen",
    code: "KIT",
    typicalCents: 2_450,
    nouns: ["Serving Bowl", "Chopping Board", "Tea Towel", "Storage Jar", "Measuring Cups"],
  },
  {
    category: "Tableware",
    code: "TAB",
    typicalCents: 2_990,
    nouns: ["Dinner Plate", "Mug", "Carafe", "Side Plate", "Salad Servers"],
  },
  {
    category: "Textiles",
    code: "TEX",
    typicalCents: 4_900,
    nouns: ["Throw", "Cushion Cover", "Bath Towel", "Bed Linen", "Table Runner"],
  },
  {
    category: "Decor",
    code: "DEC",
    typicalCents: 3_400,
    nouns: ["Vase", "Picture Frame", "Wall Hook", "Mirror", "Dried Flowers"],
  },
  {
    category: "Lighting",
    code: "LIG",
    typicalCents: 6_900,
    nouns: ["Table Lamp", "Fairy Lights", "Pendant Shade", "Lantern", "Reading Light"],
  },
  {
    category: "Garden",
    code: "GAR",
    typicalCents: 2_700,
    nouns: ["Plant Pot", "Watering Can", "Bird Feeder", "Seed Set", "Garden Gloves"],
  },
  {
    category: "Stationery",
    code: "STA",
    typicalCents: 1_350,
    nouns: ["Notebook", "Greeting Cards", "Wrapping Paper", "Pen Set", "Desk Tray"],
  },
];

const ADJECTIVES = [
  "Linen",
  "Oak",
  "Terracotta",
  "Sage",
  "Midnight",
  "Ivory",
  "Brass",
  "Woven",
  "Speckled",
  "Amber",
] as const;

const PRODUCTS_PER_RANGE = 25;
const CHEAPEST_CENTS = 390;
const CATALOGUE_STREAM = 1_000_003;

/** Some 200 homewares in eight categories, each with a few companions: mostly of its range, some of the next. */
export function createCatalogue(seed: number): readonly Product[] {
  const random = createRandom(seed, CATALOGUE_STREAM);
  const total = RANGES.length * PRODUCTS_PER_RANGE;
  return RANGES.flatMap((range, r) =>
    Array.from({ length: PRODUCTS_PER_RANGE }, (_, i) => {
      const noun = range.nouns[i % range.nouns.length] ?? range.nouns[0];
      // Five nouns and ten adjectives, shifted by range: no two products of a range share a title.
      const adjective = ADJECTIVES[(Math.floor(i / range.nouns.length) * 2 + r + i) % ADJECTIVES.length];
      const cents = range.typicalCents * Math.exp(0.45 * random.normal());
      const own = r * PRODUCTS_PER_RANGE;
      return {
        productId: `${range.code}-${String(i + 1).padStart(3, "0")}`,
        title: `${adjective} ${noun}`,
        category: range.category,
        priceCents: Math.max(CHEAPEST_CENTS, Math.round(cents / 50) * 50 - 10),
        companions: [
          own + ((i + 1) % PRODUCTS_PER_RANGE),
          own + ((i + 7) % PRODUCTS_PER_RANGE),
          (own + PRODUCTS_PER_RANGE + i) % total,
        ],
      };
    }),
  );
}
