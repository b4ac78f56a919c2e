import { z } from "zod";

/** Where an answer comes from, carried by every result. */
export const provenanceSchema = z.object({
  asOf: z.iso
    .datetime()
    .describe(
      "Moment that the figures count to: the end of the last day with an order, shop time, or when they were computed if that day was not over; the present of a shop without orders",
    ),
  period: z
    .object({ from: z.iso.date(), to: z.iso.date() })
    .nullable()
    .describe("First and last day of the data, shop time"),
  timeZone: z.string(),
  currency: z.string().length(3),
  synthetic: z.boolean().describe("True when the orders are generated, not real"),
  dataVersion: z.number().int(),
  rows: z.record(z.string(), z.number()).describe("Row counts behind the answer, by name"),
  method: z.string().describe("How the figures were made, one sentence for a person"),
  unknown: z
    .array(z.string())
    .describe("What is not known, left out or withheld in this answer, as sentences for a person"),
});
export type Provenance = z.infer<typeof provenanceSchema>;

/** Integer minor units of `provenance.currency`; null = unknown. */
export const centsSchema = z.number().int().nullable();

export const churnLevels = ["low", "medium", "high", "critical"] as const;
export const lifecycles = ["new", "active", "cooling", "at_risk", "lapsed"] as const;

export const churnSchema = z.object({
  risk: z.number().min(0).max(1).describe("Probability of no purchase in the next horizonDays"),
  level: z.enum(churnLevels),
  horizonDays: z.number().int(),
  reasons: z.array(z.string()).describe("Why, in words, most important first"),
});

/** A customer as every list and card shows it. Null = unknown, never 0. */
export const customerSummarySchema = z.object({
  alias: z.string().regex(/^C-[0-9A-Z]{8}$/),
  orders: z.number().int(),
  returns: z.number().int(),
  netValueCents: centsSchema,
  averageOrderValueCents: centsSchema,
  firstOrderAt: z.iso.datetime().nullable(),
  lastOrderAt: z.iso.datetime().nullable(),
  recencyDays: z.number().nullable(),
  interpurchaseMeanDays: z.number().nullable(),
  mainCategory: z.string().nullable(),
  churn: churnSchema.nullable(),
  lifecycle: z.enum(lifecycles).nullable(),
  expectedValue12mCents: centsSchema,
  expectedValue12mRange: z
    .object({ lowCents: z.number().int(), highCents: z.number().int() })
    .nullable()
    .describe("Eight in ten such customers will spend between these in the next twelve months"),
  valueAtRiskCents: centsSchema,
  rfm: z
    .object({
      recency: z.number().int().min(1).max(5),
      frequency: z.number().int().min(1).max(5),
      monetary: z.number().int().min(1).max(5),
      segment: z.string(),
    })
    .nullable()
    .describe("Scores against the shop's own customers, 5 is best"),
  archetype: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type CustomerSummary = z.infer<typeof customerSummarySchema>;

export const archetypeSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  segments: z.record(z.string(), z.string().nullable()).describe("Dominant segment per axis; null = unknown"),
  customers: z.number().int(),
  shareOfCustomers: z.number().min(0).max(1),
  netValueCents: centsSchema,
  shareOfValue: z.number().nullable(),
  averageNetValueCents: centsSchema,
  medianNetValueCents: centsSchema.describe(
    "What rankings by value go by: a lone large account does not move it",
  ),
  averageOrders: z.number().nullable(),
  averageChurnRisk: z.number().min(0).max(1).nullable(),
  averageRecencyDays: z.number().nullable(),
  /** Net value of the last 90 days against the 90 before, as a ratio less 1; null = unknown. */
  growth: z.number().nullable(),
});
export type ArchetypeSummary = z.infer<typeof archetypeSummarySchema>;

/** How a person may name a customer. */
export const customerInput = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .describe("Alias C-XXXXXXXX, shop customer id, e-mail, phone, or order number");

/** Rows that one answer lists at most; the rest is on the pages after it. */
export const LIST_MAX = 1_000;

export const limitInput = (fallback: number) =>
  z.number().int().min(1).max(LIST_MAX).default(fallback).describe("How many to list");

/** For the pages after the first of a long list. */
export const offsetInput = z
  .number()
  .int()
  .min(0)
  .max(1_000_000)
  .default(0)
  .describe("How many to pass over: 0 for the first page");
