import { createRandom, type Random } from "../../analytics/numerics/random.ts";
import { hashEmail, hashPhone } from "../../privacy/contact.ts";
import type { OrderHead, OrderLine, ReadContext, RowBatch, Source, SourceRow } from "../source.ts";
import { fillBasket, RANGES, returnOf } from "./baskets.ts";
import { createSeason, type Season } from "./calendar.ts";
import { createCatalogue } from "./catalogue.ts";
import { createShopper, type Shopper } from "./shoppers.ts";

export interface SampleShopOptions {
  customers: number;
  seed: number;
  /** Midnight that ends the last day of trade. */
  end: Date;
  years?: number;
  /** False leaves out season and growth in purchase times, so that the true parameters hold exactly. */
  seasonal?: boolean;
}

const YEARS = 5;
const BATCH_ROWS = 1_000;
const FIRST_ORDER_NUMBER = 1_001;
const FIRST_CUSTOMER_ID = 7_000_000_001;
const ORDER_STREAM = 2_000_003;
const GUEST_CHANCE = 0.03;

/**
 * An invented homewares shop: who buys, what and when is drawn from known distributions, the same for the same
 * options. No row is about a real person, shop or product.
 */
export function createSampleShop(options: SampleShopOptions): Source {
  const { customers, seed, end } = options;
  const name = `sample shop (${customers} synthetic customers, seed ${seed})`;
  return {
    name,
    listParts: async () => [
      {
        name,
        fingerprint: `sample ${customers} ${seed} ${end.toISOString()}`,
        bytesTotal: undefined,
        read: (context) => batches(options, context),
      },
    ],
  };
}

async function* batches(options: SampleShopOptions, context: ReadContext): AsyncGenerator<RowBatch> {
  const shop = openShop(options, context);
  let rows: SourceRow[] = [];
  let lineNo = 0;
  for (const [position, order] of shop.orders.entries()) {
    for (const { head, line } of rowsOf(shop, order, position)) {
      lineNo += 1;
      rows.push({ kind: "line", lineNo, order: head, line });
    }
    if (rows.length < BATCH_ROWS) continue;
    context.signal?.throwIfAborted();
    yield { rows, bytesRead: 0 };
    rows = [];
  }
  yield { rows, bytesRead: 0 };
}

interface PlacedOrder {
  shopper: Shopper;
  /** Day number with the time of day. */
  at: number;
}

function openShop(options: SampleShopOptions, context: ReadContext) {
  const season = createSeason({
    end: options.end,
    years: options.years ?? YEARS,
    seasonal: options.seasonal ?? true,
  });
  const orders: PlacedOrder[] = [];
  const identities = new Map<Shopper, ReturnType<typeof identityOf>>();
  for (let index = 0; index < options.customers; index += 1) {
    const shopper = createShopper(options.seed, index, season, RANGES);
    identities.set(shopper, identityOf(shopper, context.identityKey));
    for (const at of shopper.orderedAt) orders.push({ shopper, at });
  }
  orders.sort((one, other) => one.at - other.at || one.shopper.index - other.shopper.index);
  return { ...options, season, orders, identities, catalogue: createCatalogue(options.seed), context };
}

type OpenShop = ReturnType<typeof openShop>;

/** The rows of an order, and of what came back of it. */
function* rowsOf(shop: OpenShop, { shopper, at }: PlacedOrder, position: number) {
  const random = createRandom(shop.seed, ORDER_STREAM + position);
  const number = FIRST_ORDER_NUMBER + position;
  const isGuest = !shopper.isBusiness && shopper.orderedAt.length === 1 && random.chance(GUEST_CHANCE);
  const discountShare = discountOf(random, shopper, shop.season, Math.floor(at));
  const lines = fillBasket(random, shopper, shop.catalogue, discountShare);
  const head = headOf(shop, { shopper: isGuest ? undefined : shopper, at, random, lines });
  for (const line of lines) yield { head: { ...head, orderKey: `#${number}` }, line };

  const returned = at + 6 + 20 * random.uniform();
  if (!random.chance(shopper.isReturnProne ? 0.4 : 0.05) || returned >= shop.season.days) return;
  const back = returnOf(lines, random.chance(0.5));
  const returnHead: OrderHead = {
    ...head,
    orderKey: `#${number}-R1`,
    orderKind: "return",
    orderedAt: shop.season.instantOf(returned),
    updatedAt: shop.season.instantOf(returned),
    shippingCents: null,
    discountCents: null,
    taxCents: null,
    financialStatus: "refunded",
    fulfillmentStatus: null,
  };
  for (const line of back) yield { head: returnHead, line };
}

function discountOf(random: Random, shopper: Shopper, season: Season, day: number): number {
  if (season.isCampaign(day) && random.chance(0.7)) return 0.2;
  return random.chance(shopper.isDiscountProne ? 0.6 : 0.06) ? random.pick([0.1, 0.15] as const) : 0;
}

const FREE_SHIPPING_CENTS = 6_000;
const SHIPPING_CENTS = 490;
const TAX_SHARE = 0.08;
const UNSHIPPED_DAYS = 2;

function headOf(
  shop: OpenShop,
  {
    shopper,
    at,
    random,
    lines,
  }: { shopper: Shopper | undefined; at: number; random: Random; lines: readonly OrderLine[] },
): OrderHead {
  const { season, context } = shop;
  const goodsCents = lines.reduce((sum, line) => sum + line.valueCents, 0);
  return {
    orderKey: "",
    isKeyDerived: false,
    ...((shopper && shop.identities.get(shopper)) ?? NOBODY),
    orderKind: "sale",
    orderedAt: season.instantOf(at),
    updatedAt: season.instantOf(at),
    currency: context.shop.currency,
    exchangeRate: 1,
    valueCents: goodsCents,
    shippingCents: goodsCents >= FREE_SHIPPING_CENTS ? 0 : SHIPPING_CENTS,
    discountCents: lines.reduce((sum, line) => sum + (line.discountCents ?? 0), 0),
    taxCents: Math.round(goodsCents * TAX_SHARE),
    refundedCents: null,
    paymentMethod: random.pick(["card", "card", "card", "paypal", "invoice"] as const),
    financialStatus: "paid",
    fulfillmentStatus: at > season.days - UNSHIPPED_DAYS ? "unfulfilled" : "fulfilled",
    country: random.pick(["US", "US", "US", "US", "CA", "GB"] as const),
    category: null,
    items: null,
  };
}

const NOBODY = { customerId: null, emailHash: null, phoneHash: null };

/** Addresses of example.com and numbers of the 555 range belong to nobody. */
function identityOf({ index }: Shopper, identityKey: string) {
  const phone = `+1 555 ${String(1_000_000 + index).slice(0, 3)} ${String(index).padStart(4, "0").slice(-4)}`;
  return {
    customerId: String(FIRST_CUSTOMER_ID + index),
    emailHash: hashEmail(identityKey, `customer${index + 1}@example.com`) ?? null,
    phoneHash: index % 5 < 3 ? (hashPhone(identityKey, phone) ?? null) : null,
  };
}
