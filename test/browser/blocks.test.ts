import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IDS } from "../../src/workspace/fake-slack/seed.ts";
import {
  actions,
  button,
  chart,
  mrkdwn,
  pie,
  plain,
  richText,
  section,
  table,
} from "../workspace/support/blocks.ts";
import { chromiumPath, openBrowser, say, visit } from "./chromium.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

const SKIPPED = chromiumPath ? "" : " (skipped: no chromium on this machine)";
const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>';

describe.skipIf(!chromiumPath)(`Block Kit on the page${SKIPPED}`, () => {
  let browser: Browser;
  let app: StandIn;

  beforeAll(async () => {
    app = await startStandIn();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app.close();
  });

  function post(args: Record<string, unknown>, channel: string = IDS.insights) {
    const body = app.call("chat.postMessage", { channel, text: "blocks", ...args });
    expect(body).toMatchObject({ ok: true });
    return String(body.ts);
  }

  it("shows every kind of block", async () => {
    const shown = post({
      blocks: [
        { type: "header", text: plain("Headline") },
        section("*bold* _italic_ ~gone~ `code` <https://example.com|link> <@U0ALEX00001>\n> quote"),
        richText("rich"),
        { type: "markdown", text: "# Title\n- one\n- two\n\n| a | b |\n|---|--:|\n| x | 1 |" },
        chart(),
        pie([
          { label: "a", value: 3 },
          { label: "b", value: 1 },
        ]),
        { type: "card", title: mrkdwn("Card"), actions: [button({ action_id: "in_card" })] },
        { type: "task_card", task_id: "t", title: "Task", status: "complete" },
        { type: "container", title: plain("Box"), child_blocks: [section("inside")] },
        { type: "context", elements: [mrkdwn("small print")] },
      ],
    });
    const { page, complaints, shoot } = await visit(browser, app.url);
    const message = page.locator(`[data-ts="${shown}"]`);

    expect(await message.locator("h3").textContent()).toBe("Headline");
    expect(await message.locator(".content strong").first().textContent()).toBe("bold");
    expect(await message.locator("blockquote").textContent()).toBe("quote");
    expect(await message.locator(".mention").textContent()).toBe("@Alex Morgan");
    expect(await message.locator(".md li").count()).toBe(2);
    expect(await message.locator(".chart polyline").count()).toBe(1);
    expect(await message.locator(".pie path").count()).toBe(2);
    expect(await message.locator("text=inside").count()).toBe(1);
    expect(complaints).toEqual([]);
    await shoot("blocks");
    await page.close();
  });

  it("never takes a text for markup", async () => {
    const shown = post({
      text: HOSTILE,
      blocks: [
        section(HOSTILE),
        { type: "markdown", text: HOSTILE },
        { type: "header", text: plain("[x](javascript:alert(1))") },
        section("<javascript:alert(1)|click>"),
      ],
    });
    const { page, complaints } = await visit(browser, app.url);
    const message = page.locator(`[data-ts="${shown}"]`);

    expect(await message.locator(".content img, .content script, .content a").count()).toBe(0);
    expect(await message.textContent()).toContain("onerror");
    expect(await page.title()).toBe("Regulars — local workspace");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("sorts and pages a table", async () => {
    const rows = [["Name", "Value"], ...Array.from({ length: 7 }, (_, index) => [`row ${index}`, index])].map(
      (row) =>
        row.map((cell) =>
          typeof cell === "number"
            ? { type: "raw_number", value: cell, text: `$${cell}` }
            : { type: "raw_text", text: cell },
        ),
    );
    const shown = post({ blocks: [{ ...table(2), rows }] });
    const { page } = await visit(browser, app.url);
    const message = page.locator(`[data-ts="${shown}"]`);
    const first = () => message.locator("tbody tr").first().textContent();

    const before = [await first(), await message.locator("tbody tr").count()];
    await message.locator("text=Next page").or(message.getByLabel("Next page")).click();
    const second = [await first(), await message.locator("tbody tr").count()];
    await message.getByRole("button", { name: "Value" }).click();
    await message.getByRole("button", { name: "Value" }).click();

    expect(before).toEqual(["row 0$0", 5]);
    expect(second).toEqual(["row 5$5", 2]);
    expect(await first()).toBe("row 6$6");
    await page.close();
  });

  it("asks before a button that wants to be confirmed, and finds options for a select", async () => {
    app.received.length = 0;
    const shown = post({
      blocks: [
        actions(
          button({
            confirm: {
              title: plain("Sure?"),
              text: plain("Really"),
              confirm: plain("Do it"),
              deny: plain("No"),
            },
          }),
          { type: "external_select", action_id: "pick", min_query_length: 1, placeholder: plain("Pick one") },
        ),
      ],
    });
    const { page } = await visit(browser, app.url);
    const message = page.locator(`[data-ts="${shown}"]`);

    await message.getByText("Press").click();
    await page.click("dialog.confirm >> text=No");
    await message.getByText("Press").click();
    await page.click("dialog.confirm >> text=Do it");
    await message.getByPlaceholder("Pick one").fill("o");
    await message.locator('[role="option"]').nth(1).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");

    await expect.poll(() => app.received.length).toBe(3);
    expect(app.received.map(({ type }) => type)).toEqual([
      "block_actions",
      "block_suggestion",
      "block_actions",
    ]);
    expect(app.received[2]?.actions).toMatchObject([{ action_id: "pick", selected_option: { value: "o1" } }]);
    await page.close();
  });

  it("writes a stream as it comes, and ends the status", async () => {
    const { page } = await visit(browser, app.url);
    await say(page, "hello");
    await page.waitForSelector("text=hello");
    const { ts } = app.slack.messages.inChannel(IDS.insights).at(-1) ?? { ts: "" };
    const thread = { channel: IDS.insights, thread_ts: ts };
    const { call } = app;

    call("assistant.threads.setStatus", { channel_id: IDS.insights, thread_ts: ts, status: "is counting…" });
    await page.waitForSelector(".thread .status >> text=Regulars is counting…");
    const stream = call("chat.startStream", {
      ...thread,
      recipient_team_id: IDS.team,
      recipient_user_id: IDS.alex,
      markdown_text: "**412** ",
    });
    await page.waitForSelector(".thread .streaming strong >> text=412");
    call("chat.appendStream", { channel: IDS.insights, ts: stream.ts, markdown_text: "regulars" });
    call("chat.stopStream", { channel: IDS.insights, ts: stream.ts });

    await page.waitForSelector(".thread .content:not(.streaming) >> text=412 regulars");
    expect(await page.locator(".status").count()).toBe(0);
    await page.close();
  });

  it("shows how far the shop has loaded, in light and in dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, shoot } = await visit(browser, app.url, { colorScheme });
      await page.waitForSelector(".banner progress");

      expect(await page.textContent(".banner")).toContain("42 %");
      await shoot("loading");
      await page.close();
    }
  });
});
