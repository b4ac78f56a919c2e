import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { directMessageId, IDS } from "../../src/workspace/fake-slack/seed.ts";
import { actions, button, chart, section } from "../workspace/support/blocks.ts";
import { chromiumPath, openBrowser, type Visit, visit } from "./chromium.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

const CHANNEL = directMessageId(IDS.alex);

describe.skipIf(!chromiumPath)("an answer that grows in the workspace page (needs Chromium)", () => {
  let browser: Browser;
  let product: StandIn;

  beforeAll(async () => {
    browser = await openBrowser();
    product = await startStandIn();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  /** A question in the direct messages, its thread open, and the app at work on it. */
  async function atWork({ page }: Visit): Promise<string> {
    await page.click("text=Regulars · Messages");
    await page.click(".main .composer textarea");
    const { ts } = product.slack.messages.postAs(IDS.alex, CHANNEL, "Who is at risk of leaving?");
    product.call("assistant.threads.setStatus", {
      ...{ channel_id: CHANNEL, thread_ts: ts, status: "is looking at the orders…" },
      loading_messages: ["Reading the question…", "Looking at the orders…"],
    });
    product.call("agents.sessions.setStatus", { channel_id: CHANNEL, thread_ts: ts, status: "processing" });
    return ts;
  }

  const task = (id: string, title: string, status: string) => ({ type: "task_update", id, title, status });
  const words = (text: string) => ({ type: "markdown_text", text });

  it.each(["light", "dark"] as const)(
    "shows steps, words and thumbs as they come (%s)",
    async (colorScheme) => {
      const view = await visit(browser, product.url, { colorScheme });
      const { page, shoot } = view;
      const thread = await atWork(view);
      await page.waitForSelector(".status button");
      await shoot("stream-1-status");
      const { ts } = product.call("chat.startStream", {
        ...{ channel: CHANNEL, thread_ts: thread },
        chunks: [
          task("a", "Looking at customers at risk", "in_progress"),
          task("b", "Reading segments", "pending"),
        ],
      });
      const stream = { channel: CHANNEL, ts };
      await page.waitForSelector(".thread .b-task.in_progress");
      await shoot("stream-2-steps");

      product.call("chat.appendStream", {
        ...stream,
        chunks: [
          task("a", "Looking at customers at risk", "complete"),
          task("b", "Reading segments", "error"),
          words("40 customers are at risk &lt;of leaving&gt;. C-7K2M9QXA is worth most: \\*1,234\\*. "),
        ],
      });
      await page.waitForSelector(".thread .streaming .b-markdown");
      expect(await page.textContent(".thread .streaming .b-markdown")).toContain(
        "at risk <of leaving>. C-7K2M9QXA is worth most: *1,234*.",
      );
      expect(await page.isVisible(".thread .status button")).toBe(true);
      await shoot("stream-3-words");

      product.call("chat.stopStream", {
        ...stream,
        session_status: "active",
        chunks: [words("Most of them bought once.")],
        blocks: [section("40 customers at risk"), chart(), actions(button()), thumbs()],
      });
      await page.waitForSelector(".thread .feedback");
      await shoot("stream-4-end");

      expect(await page.locator(".thread .streaming").count()).toBe(0);
      expect(await page.locator(".thread .status").count()).toBe(0);
      expect(view.complaints).toEqual([]);
      await page.close();
    },
  );

  it("lets a person stop it, also after the page was opened anew", async () => {
    const view = await visit(browser, product.url);
    const thread = await atWork(view);
    await view.page.reload();
    await view.page.waitForSelector(".composer");
    await view.page.click("text=Regulars · Messages");

    await view.page.locator(".status button").last().click();
    await expect
      .poll(() => product.received.map(({ event }) => (event as { type?: string })?.type))
      .toContain("agent_session_stopped");

    expect(product.received.at(-1)?.event).toMatchObject({ channel: CHANNEL, thread_ts: thread });
    await view.page.close();
  });

  it("keeps the thumb that was pressed", async () => {
    const view = await visit(browser, product.url);
    await view.page.click("text=Regulars · Messages");
    product.call("chat.postMessage", {
      channel: CHANNEL,
      text: "An answer",
      blocks: [section("An answer"), thumbs()],
    });

    const good = view.page.locator('.main button[aria-label="Helpful"]').last();
    await good.click();

    await expect.poll(() => good.getAttribute("aria-pressed")).toBe("true");
    await expect.poll(() => JSON.stringify(product.received.at(-1))).toContain('"value":"up:1"');
    await view.page.close();
  });
});

function thumbs() {
  const text = (label: string) => ({ type: "plain_text", text: label });
  return {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: "feedback",
        positive_button: { text: text("Helpful"), value: "up:1" },
        negative_button: { text: text("Not helpful"), value: "down:1" },
      },
    ],
  };
}
