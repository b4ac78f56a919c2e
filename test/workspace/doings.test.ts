import { describe, expect, it } from "vitest";
import { IDS } from "../../src/workspace/fake-slack/seed.ts";
import { actions, button, input, modal, options, section } from "./support/blocks.ts";
import { json, status } from "./support/product.ts";
import { startWorkspace } from "./support/start-workspace.ts";

describe("what a person does", () => {
  it("posts with a mention, escaped as Slack escapes", async () => {
    const { slack, product, act } = await startWorkspace();

    await act("post", { channel: IDS.general, text: "@Regulars who & <what>?" });

    // Where the app reads the channel, a mention is a message of it, too.
    await expect.poll(() => product.received.length).toBe(2);
    const said = `<@${IDS.botUser}> who &amp; &lt;what&gt;?`;
    expect(slack.messages.inChannel(IDS.general).at(-1)?.text).toBe(said);
    expect(product.received.map(({ body }) => body.event)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: "app_mention", text: said }),
        expect.objectContaining({ type: "message", text: said, channel_type: "channel" }),
      ]),
    );
  });

  it("is not told to the app where the app is no member, until it is invited", async () => {
    const { slack, product, act } = await startWorkspace();

    await act("post", { channel: IDS.random, text: "@Regulars hi" });
    const told = product.received.length;
    await act("command", { channel: IDS.random, text: "/invite @Regulars" });
    await act("post", { channel: IDS.random, text: "@Regulars hi" });

    await expect.poll(() => product.received.length).toBe(2);
    expect(told).toBe(0);
    expect(slack.messages.onlyFor(IDS.alex).map(({ text }) => text)[0]).toContain("not in this channel");
  });

  it("is refused in a channel of others, and for a command that is none", async () => {
    const { slack, product, act } = await startWorkspace();

    const foreign = await act("post", { user: IDS.gus, channel: IDS.general, text: "hi" });
    await act("command", { channel: IDS.general, text: "/nothing" });

    expect(foreign.status).toBe(400);
    expect(slack.messages.onlyFor(IDS.alex).at(-1)?.text).toBe("/nothing is not a valid command.");
    expect(product.received).toEqual([]);
  });

  it("presses what is shown, and nothing else", async () => {
    const { product, act, call } = await startWorkspace();
    const { ts } = call("chat.postMessage", {
      channel: IDS.general,
      text: "a",
      blocks: [actions(button(), { type: "static_select", action_id: "pick", options: options(2) })],
    });
    const press = (actionId: string, choice = {}) =>
      act("act", { surface: { channel: IDS.general, ts }, blockId: "b0", actionId, choice });

    const outcomes = [
      await press("press"),
      await press("other"),
      await press("pick", { selected_option: { value: "o1" } }),
      await press("pick", { selected_option: { value: "forged" } }),
    ];

    expect(outcomes.map((outcome) => outcome.status)).toEqual([200, 400, 200, 400]);
    expect(product.received).toHaveLength(2);
  });

  it("shows that the app did not answer a button", async () => {
    const { product, act, call } = await startWorkspace();
    const { ts } = call("chat.postMessage", { channel: IDS.general, text: "a", blocks: [actions(button())] });
    product.next(status(500));

    const outcome = await act("act", {
      surface: { channel: IDS.general, ts },
      blockId: "b0",
      actionId: "press",
    });

    expect(outcome.body).toMatchObject({ failure: "dispatch_failed" });
  });

  it("chooses among what the app finds, within Slack's limits", async () => {
    const { product, act, call } = await startWorkspace();
    const { ts } = call("chat.postMessage", {
      channel: IDS.general,
      text: "a",
      blocks: [actions({ type: "external_select", action_id: "pick" })],
    });
    const suggest = () =>
      act("suggest", { surface: { channel: IDS.general, ts }, blockId: "b0", actionId: "pick", value: "o" });
    product.next(json({ options: options(100) }), json({ options: options(101) }), status(500));

    const answers = [await suggest(), await suggest(), await suggest()].map(({ body }) => body);

    expect(answers[0]?.options).toHaveLength(100);
    expect(answers.slice(1)).toMatchObject([{ failure: expect.anything() }, { failure: expect.anything() }]);
  });
});

describe("a form", () => {
  const number = input({ type: "number_input", is_decimal_allowed: false, min_value: "1", max_value: "366" });
  const value = (given: string | null) => ({ field: { value: { type: "number_input", value: given } } });

  it.each([
    [value(null), "Please complete this required field."],
    [{}, "Please complete this required field."],
    [value("many"), "Please enter a number."],
    [value("1.5"), "Please enter a whole number."],
    [value("0"), "Please enter a number of at least 1."],
    [value("367"), "Please enter a number of at most 366."],
  ])("with %j is stopped before the app sees it", async (values, message) => {
    const { product, act, openModal } = await startWorkspace();
    const { id } = openModal(modal({ blocks: [number] })).view as { id: string };

    const answer = await act("submit", { viewId: id, values });

    expect(answer.body.errors).toEqual({ field: message });
    expect(product.received).toEqual([]);
  });

  it("closes, or shows what the app found wrong, or that the app is not to be reached", async () => {
    const { slack, product, act, openModal } = await startWorkspace();
    const { id } = openModal(modal({ blocks: [number, section("a")] })).view as { id: string };
    product.next(status(500), json({ response_action: "errors", errors: { field: "Too far." } }));
    const submit = () => act("submit", { viewId: id, values: value("12") });

    const [failed, wrong] = [await submit(), await submit()];
    const before = slack.modals(IDS.alex).length;
    await submit();

    expect(failed.body.failure).toBe("We had some trouble connecting. Try again?");
    expect(wrong.body.errors).toEqual({ field: "Too far." });
    expect([before, slack.modals(IDS.alex).length]).toEqual([1, 0]);
  });

  it("tells the app when it is closed, where the app asked for it", async () => {
    const { slack, product, act, openModal } = await startWorkspace();
    const { id } = openModal(modal({ notify_on_close: true })).view as { id: string };

    await act("close", { viewId: id });

    await expect.poll(() => product.received.length).toBe(1);
    expect(product.received[0]?.body.type).toBe("view_closed");
    expect(slack.modals(IDS.alex)).toEqual([]);
  });
});
