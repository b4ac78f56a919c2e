import { z } from "zod";
import { UserError } from "../../errors.ts";
import { isDateFormat } from "./dates.ts";

export type Mapping = z.infer<typeof mappingSchema>;

/** The fields a column can fill. */
export const COLUMN_FIELDS = [
  "orderId",
  "customerId",
  "email",
  "phone",
  "orderDate",
  "updatedAt",
  "currency",
  "value",
  "total",
  "shipping",
  "discount",
  "tax",
  "refunded",
  "paymentMethod",
  "financialStatus",
  "fulfillmentStatus",
  "cancelledAt",
  "country",
  "category",
  "productId",
  "productTitle",
  "quantity",
  "unitPrice",
  "lineDiscount",
] as const;

export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** Reads a mapping from JSON text. @throws UserError naming every fault and where in the mapping it is. */
export function parseMapping(json: string, name: string): Mapping {
  const parsed = mappingSchema.safeParse(parseJson(json, name));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) => `  - ${issue.path.join(".") || "mapping"}: ${issue.message}`,
  );
  throw new UserError(`The mapping ${name} can't be used:\n${faults.join("\n")}`);
}

function parseJson(json: string, name: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new UserError(`The mapping ${name} is no valid JSON: ${(cause as Error).message}`, { cause });
  }
}

const column = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const regex = z.string().refine(isRegex, "must be a regular expression");

const condition = z.strictObject({ column: z.string().min(1), matches: regex });

const rule = z.union(
  [
    z.strictObject({
      when: z.array(condition).min(1),
      as: z.enum(["cancelled", "return", "shipping", "discount"]),
    }),
    z.strictObject({
      when: z.array(condition).min(1),
      as: z.enum(["skip", "reject"]),
      reason: z.string().regex(/^[a-z_]+$/, "must be a word such as stock_movement"),
    }),
  ],
  {
    error:
      "must have `when` and `as`: cancelled, return, shipping, discount, or skip or reject with a `reason`",
  },
);

const mappingSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9-]+$/, "must be lower-case letters, digits and dashes"),
    description: z.string().optional(),
    format: z
      .strictObject({
        delimiter: z.enum(["auto", ",", ";", "\t", "|", "whitespace"]).default("auto"),
        encoding: z.enum(["auto", "utf-8", "utf-16le", "utf-16be", "windows-1252"]).default("auto"),
        decimal: z.enum(["auto", ".", ","]).default("auto"),
        /** Names of the columns of a file that may come without a header. */
        columns: z.array(z.string()).optional(),
      })
      .prefault({}),
    /** How a file is known to be of this kind when no mapping is named. */
    detect: z.union([
      z.strictObject({ columns: z.array(z.string()).min(1) }),
      z.strictObject({ firstLine: regex }),
    ]),
    /** lines: a row is a line of an order. orders: a row is an order. mixed: a line, the first with what is true of the order. */
    grain: z.enum(["lines", "orders", "mixed"]),
    columns: z.partialRecord(z.enum(COLUMN_FIELDS), column),
    /** Values for fields that the file has no column for. */
    fixed: z
      .partialRecord(z.enum(["currency", "country", "paymentMethod", "category"]), z.string())
      .default({}),
    dates: z
      .strictObject({
        formats: z
          .array(z.string().refine(isDateFormat, "must name year, month and day, such as dd.MM.yyyy HH:mm"))
          .min(1)
          .default(["iso"]),
        /** Of times without an offset; the shop's where absent. */
        timeZone: z.string().refine(isTimeZone, "must be an IANA time zone such as Europe/Berlin").optional(),
      })
      .prefault({}),
    /** The first rule that fits decides: one of what becomes of the row, and one of what kind of order it is. */
    rules: z.array(rule).default([]),
    /** Units of `base` for one unit of each currency. */
    exchangeRates: z
      .strictObject({
        base: z.string().regex(CURRENCY()),
        rates: z.record(z.string().regex(CURRENCY()), z.number().positive()),
      })
      .optional(),
  })
  .superRefine((mapping, context) => {
    const need = (fields: ColumnField[], why: string) => {
      if (fields.some((field) => mapping.columns[field])) return;
      context.addIssue({
        code: "custom",
        path: ["columns"],
        message: `${fields.join(" or ")} is missing: ${why}`,
      });
    };
    need(["orderDate"], "every order needs its date");
    need(["orderId", "customerId"], "an order is known by its id, or by its customer and day");
    if (mapping.grain === "orders") need(["value", "total"], "an order without lines needs its value");
    if (mapping.grain !== "orders") need(["productId", "productTitle"], "a line needs its product");
    if (mapping.grain === "lines") need(["unitPrice", "value"], "a line needs its price");
    if (mapping.grain === "mixed")
      need(["unitPrice"], "a line needs its price; `value` is that of the order");
    if (!mapping.fixed.currency && mapping.exchangeRates && !mapping.columns.currency) {
      context.addIssue({ code: "custom", path: ["exchangeRates"], message: "has no use without a currency" });
    }
  });

function CURRENCY(): RegExp {
  return /^[A-Z]{3}$/;
}

function isRegex(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
