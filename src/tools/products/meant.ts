import { listCategoryNames } from "../../store/category-reads.ts";
import { listSoldProducts } from "../../store/product-reads.ts";
import { matchProducts } from "../lookup/product-match.ts";
import type { ProductsQuestion } from "./question.ts";

export interface Thing {
  /** Of a product; a category's name. */
  id: string;
  title: string | null;
}

export type Meant =
  | { kind: "meant"; category: string | undefined; products: Thing[] | undefined }
  | { kind: "ambiguous"; what: What; asked: string; candidates: Thing[] }
  | { kind: "not_found"; what: What; asked: string; nearest: Thing[]; examples: Thing[] };

type What = "category" | "product";

const LISTED = 10;
const EXAMPLES = 5;

/** The category and the products that a question names, or what to choose from. */
export async function whatIsMeant({
  asked,
  tx,
  context,
}: Pick<ProductsQuestion, "asked" | "tx" | "context">): Promise<Meant> {
  const { tenantId } = context.tenant;
  let category: string | undefined;
  const categories = async () => (await listCategoryNames(tx, tenantId)).map((id) => ({ id, title: null }));
  if (asked.category !== undefined) {
    const all = await categories();
    const found = named(asked.category, all);
    if (found.certain.length !== 1) return unclear("category", asked.category, { ...found, all });
    category = found.certain[0]?.id;
  }
  if (asked.product === undefined) return { kind: "meant", category, products: undefined };
  const sold = await listSoldProducts(tx, tenantId);
  const all = sold.map(({ productId: id, title }) => ({ id, title }));
  const found = named(asked.product, all);
  const isList = asked.analysis === "product_performance";
  if (found.certain.length === 1 || (isList && found.certain.length > 0)) {
    return { kind: "meant", category, products: found.certain };
  }
  // "What goes with candles?" names all of them, and no product is called so, or many are.
  if (category === undefined) {
    const ofCategory = named(asked.product, await categories()).certain;
    if (ofCategory.length === 1) return { kind: "meant", category: ofCategory[0]?.id, products: undefined };
  }
  return unclear("product", asked.product, { ...found, all });
}

interface Found {
  certain: Thing[];
  nearest: Thing[];
}

/**
 * The things that are called so: by id or whole name whatever its case, else by words of it. A name that is merely
 * spelt nearly so is not taken for it but offered.
 */
export function named(asked: string, things: readonly Thing[]): Found {
  const exact = things.filter(({ id }) => id === asked);
  if (exact.length > 0) return { certain: exact, nearest: [] };
  const candidates = things.map((thing) => ({
    productId: thing.id,
    title: thing.title,
    category: null,
    thing,
  }));
  const match = matchProducts(asked, candidates);
  const found = match?.products.map(({ thing }) => thing) ?? [];
  return match?.matchedBy === "similar" ? { certain: [], nearest: found } : { certain: found, nearest: [] };
}

function unclear(
  what: What,
  asked: string,
  { certain, nearest, all }: Found & { all: readonly Thing[] },
): Meant {
  if (certain.length > 0) return { kind: "ambiguous", what, asked, candidates: certain.slice(0, LISTED) };
  return {
    kind: "not_found",
    ...{ what, asked, nearest: nearest.slice(0, LISTED) },
    // They are listed by what sells most.
    examples: nearest.length > 0 ? [] : all.slice(0, EXAMPLES),
  };
}
