import { describe, expect, it } from "vitest";
import { readCampaignArgument } from "../../src/slack/campaign-request.ts";

describe("the argument of /campaign", () => {
  it.each([
    ["winback", { campaign: "winback" }],
    ["Win back", { campaign: "winback" }],
    ["retention 200", { campaign: "retention", size: 200 }],
    ["growth top 1,000 customers", { campaign: "growth", size: 1000 }],
    ["loyalty budget $500 at 0.80", { campaign: "loyalty", budget: 500, cost_per_contact: 0.8 }],
    ["vip 50 budget 20.5 for 1", { campaign: "loyalty", size: 50, budget: 20.5, cost_per_contact: 1 }],
  ])("%s is read", (text, input) => {
    expect(readCampaignArgument(text)).toEqual({
      kind: "request",
      request: { tool: "target_campaign", input },
    });
  });

  it.each([
    ["bananas", "I know no goal “bananas”"],
    ["winback maybe soon", "I don't understand “maybe soon”"],
    ["winback budget 500", "needs what one contact costs"],
  ])("%s is refused with what to do", (text, words) => {
    const reading = readCampaignArgument(text);

    expect(reading.kind === "wrong" && reading.message).toContain(words);
  });
});
