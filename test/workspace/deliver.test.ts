import { describe, expect, it } from "vitest";
import { IDS } from "../../src/workspace/fake-slack/seed.ts";
import { long, section } from "./support/blocks.ts";
import { aDelivery, product } from "./support/delivery.ts";
import { json, silence, status } from "./support/product.ts";

describe("every delivery", () => {
  it("is signed, at the time of the workspace", async () => {
    const { deliver, time } = aDelivery();

    await deliver.command({
      user: IDS.alex,
      channel: IDS.general,
      command: "/forecast",
      text: "revenue 12w — ü",
    });

    const [request] = product.received;
    expect(request?.isSigned).toBe(true);
    expect(request?.headers["x-slack-request-timestamp"]).toBe(String(time.now / 1000));
    expect(request?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  });
});

describe("a slash command", () => {
  const command = { user: IDS.sam, channel: IDS.general, command: "/forecast", text: "revenue 12w" };

  it("carries what Slack's carries", async () => {
    const { slack, deliver } = aDelivery();

    const outcome = await deliver.command(command);

    const body = product.received[0]?.body;
    expect(outcome.kind).toBe("acknowledged");
    expect(body).toMatchObject({
      command: "/forecast",
      text: "revenue 12w",
      team_id: IDS.team,
      channel_id: IDS.general,
      channel_name: "general",
      user_id: IDS.sam,
      user_name: "sam",
      api_app_id: IDS.app,
      is_enterprise_install: "false",
    });
    expect(slack.triggers.exchange(body?.trigger_id)).toEqual({ user: IDS.sam });
  });

  it("shows what its acknowledgement says, to the person or to all", async () => {
    const { slack, deliver } = aDelivery();
    product.next(json({ text: "for you" }), json({ response_type: "in_channel", text: "for all" }));

    await deliver.command(command);
    await deliver.command(command);

    expect(slack.messages.onlyFor(IDS.sam).map(({ text }) => text)).toEqual(["for you"]);
    expect(slack.messages.inChannel(IDS.general).map(({ text }) => text)).toEqual(["for all"]);
  });

  it.each([
    ["operation_timeout", silence],
    ["dispatch_failed", status(500)],
    ["dispatch_failed", status(404)],
    ["invalid_blocks", json({ blocks: [section(long(3001))] })],
  ])("tells the person of %s", async (error, answer) => {
    const { slack, deliver } = aDelivery();
    product.next(answer);

    await deliver.command(command);

    expect(slack.messages.onlyFor(IDS.sam).map(({ text }) => text)).toEqual([
      `/forecast failed with the error "${error}"`,
    ]);
  });
});
