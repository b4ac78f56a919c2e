import type { ToolAnswer } from "../../tools/ask.ts";
import type { CustomerLookup } from "../../tools/lookup-customer.ts";
import type { Offer } from "../../tools/offers.ts";
import type { CustomerSummary } from "../../tools/shared.ts";
import { formatMoney, formatWord } from "../format.ts";
import type { Choice, Report } from "../report.ts";

export type Input = ToolAnswer<"lookup_customer">["input"];

/** One look-up of a customer who was found, as its presenter takes it. */
export type Found<Info extends Input["info"] = Input["info"]> = Extract<
  Extract<CustomerLookup, { kind: "found" }>,
  { info: Info }
>;

/** What a look-up makes of a report; the rest is the same for all. */
export type Part = Pick<Report, "headline" | "summary" | "charts" | "facts" | "tables" | "sections"> & {
  next?: readonly Choice[];
};

export function expectedWords(
  {
    expectedValue12mCents,
    expectedValue12mRange,
  }: Pick<CustomerSummary, "expectedValue12mCents" | "expectedValue12mRange">,
  currency: string,
): string {
  const expected = formatMoney(expectedValue12mCents, currency);
  if (!expectedValue12mRange) return expected;
  const { lowCents, highCents } = expectedValue12mRange;
  // A mean over many: of ten like this one nine bring in nothing, and one brings in more than the mean.
  if (highCents === 0) return `${expected} on average; most likely nothing`;
  return `${expected} (80%: ${formatMoney(lowCents, currency)} to ${formatMoney(highCents, currency)})`;
}

export function rfmWords({ rfm }: CustomerSummary): string {
  if (!rfm) return formatWord(null);
  return `${formatWord(rfm.segment)} (${rfm.recency}-${rfm.frequency}-${rfm.monetary})`;
}

export function offerWords({ productId, title, kind, because }: Offer): string {
  return `${title ?? productId} (${kind === "new" ? "new to them" : "again"}): ${because}`;
}

export function lookUp(alias: string, info: Input["info"], label: string): Choice {
  return { kind: "ask", label, request: { tool: "lookup_customer", input: { customer: alias, info } } };
}
