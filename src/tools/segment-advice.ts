import type { ArchetypeSummary } from "./shared.ts";

/** How to treat the members of an archetype, by their segments and figures. */
export function segmentAdvice(archetype: ArchetypeSummary): string[] {
  const advice = Object.entries(archetype.segments).flatMap(([axis, segment]) =>
    segment === null ? [] : (ADVICE[axis]?.find(({ words }) => words.test(segment))?.advice ?? []),
  );
  if ((archetype.averageChurnRisk ?? 0) > HIGH_RISK) {
    advice.unshift(
      "Most are unlikely to return by themselves: test a win-back message on a part of them first.",
    );
  }
  if (archetype.growth !== null && archetype.growth < -0.2) {
    advice.push("Their spending falls: look at what they last bought and whether it is still offered.");
  }
  return advice;
}

const HIGH_RISK = 0.7;

const ADVICE: Record<string, { words: RegExp; advice: string }[]> = {
  purchase_frequency: [
    {
      words: /^(?:one-time|occasional|rare|sporadic|(?:less|least)-frequent)$/,
      advice: "The second order is the step that matters: follow up within weeks of the first.",
    },
    {
      words: /^(?:(?:very|more|most)-)?frequent$|^regular$/,
      advice: "Keep them informed of new arrivals; they need reminders less than novelty.",
    },
  ],
  purchase_value: [
    {
      words: /^(?:top-value|high-value|big-basket)$/,
      advice: "Offer service and early access rather than discounts.",
    },
    {
      words: /^(?:low-value|small-basket)$/,
      advice: "Suggest what goes with their basket; a free-shipping threshold may help.",
    },
  ],
  price_sensitivity: [
    {
      words: /^discount-led$/,
      advice: "Time messages with campaigns: they bought mostly at a discount.",
    },
    { words: /^full-price$/, advice: "They buy at full price: do not train them to wait for discounts." },
  ],
  return_behavior: [
    {
      words: /^often-returning$/,
      advice: "Improve descriptions and sizes of what they send back before promoting it to them.",
    },
  ],
};
