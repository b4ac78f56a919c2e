import { readCatalogueWords } from "../../store/catalogue-words.ts";
import { readFiguresBasis } from "../../store/provenance.ts";
import { archetypesOf } from "../../tools/archetype-definitions.ts";
import type { ToolContext } from "../../tools/tool.ts";
import type { ShopFacts } from "./prompt.ts";

/** What Claude is told of a shop, and the words that it may read as the shop's own. */
export interface Shop {
  facts: ShopFacts;
  isOwnWord(word: string): boolean;
}

/** A word is the shop's where it stands in the titles of so many products: one gift may bear a customer's name. */
const TITLES_MIN = 3;

const ARCHETYPES_TOLD = 12;

const TTL_MS = 60 * 60_000;

export async function readShop(context: ToolContext): Promise<Shop> {
  const { tenant, database, cache, now } = context;
  const { tenantId, timeZone, currency, dataVersion } = tenant;
  return database.withTenant(tenantId, async (tx) => {
    const readWords = () => readCatalogueWords(tx, tenantId, TITLES_MIN);
    const basis = await readFiguresBasis(tx, tenantId);
    const archetypes = await archetypesOf(tx, context);
    const words = cache
      ? await cache.memoInProcess(`catalogue-words:${tenantId}:${dataVersion}`, readWords, TTL_MS)
      : await readWords();
    const named = archetypes.flatMap(({ name }) => name.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []);
    const own = new Set([...words, ...named]);
    return {
      facts: {
        today: dayOf(now, timeZone),
        timeZone,
        currency,
        period: basis.period,
        customers: basis.customers,
        orders: basis.orders,
        synthetic: tenant.isSynthetic,
        archetypes: archetypes
          .filter(({ level }) => level === 1)
          .sort((a, b) => b.customers - a.customers)
          .slice(0, ARCHETYPES_TOLD)
          .map(({ name }) => name),
      },
      isOwnWord: (word) => own.has(word),
    };
  });
}

/** Day of the shop's calendar, as 2026-03-01: the form of dates in Sweden. */
function dayOf(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(instant);
}
