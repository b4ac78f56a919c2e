/** What shops sell, in everyday words: so that "home decor buyers" is about goods although each word is a common one. */
const GOODS = `
  accessories accessory apparel apron aprons art backpack backpacks bag bags bakeware baking ball balls bar bars basket baskets bath beads
  bedding beauty bell bells belt belts bike bikes blanket blankets board boards book books boots bottle bottles bowl bowls box boxes
  bracelet bracelets bread brush brushes buttons cake cakes calendar calendars camera cameras candle candles candleholders canvas cap caps
  card cards chain chains chair chairs charm charms cheese chocolate chocolates chopsticks christmas cloth clothes clothing clock clocks
  coaster coasters coat coats coffee cookware cosmetics costume costumes cotton crackers craft crafts cream cup cups curtain curtains cushion cushions
  decor decoration decorations desk desks dice dinnerware dog dogs cat doll dolls dress dresses drink drinks earring earrings electronics
  embroidery fabric fabrics felt flower flowers food footwear fragrance frame frames furniture gadgets game games garden gardening gift gifts
  glass glasses glassware glove gloves glue hair handbag handbags hat hats headphones herbs holder holders home honey hook hooks incense ink
  jam jar jars jewellery jewelry jumper jumpers juice kettle kettles keyring keyrings kids kit kits kitchen kitchenware knife knives
  knitting lace lamp lamps lantern lanterns laptop laptops leather lighting lights linen lipstick luggage lunch magnet magnets makeup mask masks
  mat mats mirror mirrors mug mugs napkins necklace necklaces needle needles notebook notebooks notions oil oils organiser ornament ornaments outdoor
  paint paints pan pans pants paper party patterns pen pencil pencils pens perfume perfumes pet pets phone cases pillow pillows pitcher plant plants plate plates
  planter planters plush poster posters pot pots pottery print prints puzzle puzzles quilt quilts quilting ribbon ribbons ring rings rope rug rugs
  scarf scarves scissors seeds sewing sheet sheets shelf shelves shirt shirts shoe shoes shorts sign signs skincare skirt skirts snack
  snacks soap soaps sock socks sofa sofas spice spices spoons sport sports stamps stationery stickers stool stools storage string
  sunglasses supplements sweater sweaters table tables tableware tapestry tea teapot teapots textile textiles thread threads tile tiles tin tins
  tins tool tools towel towels toy toys tray trays trinkets tshirt tshirts umbrella umbrellas utensils vase vases vitamins wall wallet wallets wallpaper watch
  watches wax wine wines wool wrap wrapping wreath wreaths yarn yarns zipper zippers lavender ceramic scented scent wooden glue beeswax
`;

export const GOODS_WORDS: ReadonlySet<string> = new Set(GOODS.trim().split(/\s+/));

/** What has no plural, or is its own. */
const MASS =
  "accessories apparel art bakeware bath bedding beauty baking christmas clothing cloth coffee cookware cosmetics cotton craft decor dinnerware electronics embroidery fabric fashion felt food footwear fragrance furniture garden gardening glassware glue hair homeware incense ink jewellery jewelry kitchen kitchenware knitting lace leather lighting linen luggage makeup merchandise oil outdoor paint paper party pet pottery quilting sewing skincare soap sport stationery storage stuff tableware tea textile thread wax wine wool wrapping wrap yarn honey jam juice chocolate string ribbon rope software equipment hardware household home lavender";

const MASS_WORDS: ReadonlySet<string> = new Set(MASS.split(" "));

/** Categories are called by their plural, where there is one: "lamp buyers" buy of "lamps". */
export function categoryName(words: string): string {
  const last = /\p{L}+$/u.exec(words)?.[0] ?? "";
  if (last.length < 3 || MASS_WORDS.has(last.toLowerCase()) || /s$/i.test(last)) return words;
  if (/(?:ch|sh|x|z)$/i.test(last)) return `${words}es`;
  if (/[^aeiou]y$/i.test(last)) return `${words.slice(0, -1)}ies`;
  return `${words}s`;
}
