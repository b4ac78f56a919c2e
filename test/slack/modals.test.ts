import type { ViewOutput } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { SUBMISSIONS } from "../../src/slack/modals.ts";
import { VIEWS } from "../../src/slack/views.ts";

/** The campaign form as Slack sends it, as far as it is read. */
function submitted(typed: Record<string, string>): ViewOutput {
  const inputs = Object.entries(typed).map(([block, value]) => [block, { value: { value } }]);
  const campaign = { value: { selected_option: { value: "winback" } } };
  return { state: { values: { campaign, ...Object.fromEntries(inputs) } } } as unknown as ViewOutput;
}

describe("the campaign form", () => {
  const read = SUBMISSIONS[VIEWS.campaign];

  it("passes a cost on that stands without a budget", () => {
    expect(read?.(submitted({ cost_per_contact: "0.5" }))).toMatchObject({
      request: { tool: "target_campaign", input: { campaign: "winback", cost_per_contact: 0.5 } },
    });
  });

  it("asks for the cost that a budget needs", () => {
    expect(read?.(submitted({ budget: "500" }))).toMatchObject({ kind: "mistakes" });
  });
});
