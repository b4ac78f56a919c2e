/** Where orders come from: files, a generator, another system. One interface, one pipeline behind it. */
export interface Source {
  /** As a person would name it; shown in the sync log, so never a path. */
  readonly name: string;
  /** What can be read at the moment, oldest version first: a later part's copy of an order replaces an earlier one's. */
  listParts(): Promise<readonly SourcePart[]>;
}

/** A file, a page range, a generated shop: what is read or skipped as a whole. */
export interface SourcePart {
  readonly name: string;
  /** Equal fingerprints mean equal content. */
  readonly fingerprint: string;
  readonly bytesTotal: number | undefined;
  /** Reads the part once from its beginning; ends the reading when the signal is aborted. */
  read(context: ReadContext): AsyncIterable<RowBatch>;
}

export interface ReadContext {
  /** Keys the hashes of contact data; the clear text does not leave the reader. */
  identityKey: string;
  shop: { currency: string; timeZone: string };
  now: Date;
  signal?: AbortSignal | undefined;
}

export interface RowBatch {
  rows: readonly SourceRow[];
  /** Bytes of the part read so far. */
  bytesRead: number;
  /** Things worth counting that are no fault of a single row, such as lines in a broken encoding. */
  notes?: Readonly<Record<string, number>> | undefined;
}

/** One row as read, exactly one outcome each. */
export type SourceRow =
  | { kind: "line"; lineNo: number; order: OrderHead; line: OrderLine | undefined }
  | { kind: "charge"; lineNo: number; order: OrderHead; charge: Charge }
  | { kind: "rejected"; lineNo: number; reason: string; detail: string; orderKey: string | undefined }
  | { kind: "skipped"; lineNo: number; reason: string };

/** What a row says of its order. Unknown is null: a later row of the order may know. */
export interface OrderHead {
  orderKey: string;
  /** True where the source numbers no orders and `orderKey` names the customer and the day. */
  isKeyDerived: boolean;
  customerId: string | null;
  emailHash: string | null;
  phoneHash: string | null;
  /** Null: decided by the sign of what was bought. */
  orderKind: "sale" | "return" | "cancelled" | null;
  orderedAt: Date;
  updatedAt: Date | null;
  currency: string;
  /** Units of the shop's currency for one unit of the order's; null without a rate. */
  exchangeRate: number | null;
  /** Goods without shipping and tax, less discounts and refunds; null: the sum of the lines. */
  valueCents: number | null;
  shippingCents: number | null;
  discountCents: number | null;
  taxCents: number | null;
  refundedCents: number | null;
  paymentMethod: string | null;
  financialStatus: string | null;
  fulfillmentStatus: string | null;
  country: string | null;
  category: string | null;
  /** Items of an order whose source lists no lines; null where the lines tell. */
  items: number | null;
}

export interface OrderLine {
  productId: string;
  title: string | null;
  category: string | null;
  quantity: number;
  unitPrice: number;
  discountCents: number | null;
  valueCents: number;
}

/** A row that is no product: postage, or a discount on the order as a whole. */
export type Charge = { kind: "shipping"; cents: number } | { kind: "discount"; cents: number };
