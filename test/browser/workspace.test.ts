import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { IDS } from "../../src/workspace/fake-slack/seed.ts";
import { chromiumPath, openBrowser, say, type Visit, visit } from "./chromium.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

const SKIPPED = chromiumPath ? "" : " (skipped: no chromium on this machine)";

describe.skipIf(!chromiumPath)(`the page of the local workspace${SKIPPED}`, () => {
  let browser: Browser;
  let app: StandIn;
  let here: Visit;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    app = await startStandIn();
    here = await visit(browser, app.url);
  });
  afterEach(async () => {
    await here.page.close();
    await app.close();
  });

  it("speaks to this machine alone, and has nothing to complain of", async () => {
    const { page, hosts, complaints } = here;

    await page.click("text=Revenue, 12 weeks ahead");
    await page.waitForSelector(".message.ephemeral .chart polyline");

    expect([...hosts]).toEqual([new URL(app.url).host]);
    expect(complaints).toEqual([]);
  });

  it("can be used by keyboard alone", async () => {
    const { page } = here;
    const { keyboard } = page;

    await keyboard.press("Control+k");
    await keyboard.type("general");
    await keyboard.press("Enter");
    await page.waitForSelector("text=Welcome to #general");
    await keyboard.type("/for");
    await keyboard.press("Tab");
    await keyboard.type("revenue 8w");
    await keyboard.press("Enter");
    await page.waitForSelector(".chart");
    await keyboard.type("@reg");
    await keyboard.press("Enter");
    await keyboard.type("who?");
    await keyboard.press("Enter");
    await page.waitForSelector(".thread >> text=They are.");
    await keyboard.press("Escape");
    await page.waitForSelector(".thread", { state: "detached" });

    const said = `<@${IDS.botUser}> who?`;
    // Slack tells of a mention twice to an app that reads the channel.
    expect(app.received[0]).toMatchObject({
      command: "/forecast",
      text: "revenue 8w",
      channel_id: IDS.general,
    });
    expect(app.received.slice(1)).toHaveLength(2);
    expect(app.received.slice(1)).toEqual(
      expect.arrayContaining(
        ["app_mention", "message"].map((type) =>
          expect.objectContaining({ event: expect.objectContaining({ type, text: said }) }),
        ),
      ),
    );
  });

  it("stops a form that is not complete, shows what the app finds wrong, and keeps what was filled in", async () => {
    const { page, shoot } = here;
    await say(page, "/forecast");
    await page.waitForSelector("dialog.modal");
    const field = page.getByLabel("How far");
    const error = () => page.textContent("dialog .b-error");

    await page.click("dialog button.primary");
    await page.waitForSelector("dialog .b-error");
    const first = await error();
    await page.selectOption("dialog select", "o1");
    await field.fill("400");
    await field.press("Enter");
    await expect.poll(error).toBe("That is too far.");
    await shoot("form");
    await field.fill("12");
    await field.press("Enter");
    await page.waitForSelector("dialog", { state: "detached" });

    expect(first).toBe("Please complete this required field.");
    expect(app.received.at(-1)).toMatchObject({
      type: "view_submission",
      view: {
        state: {
          values: {
            metric: { value: { selected_option: { value: "o1" } } },
            field: { value: { value: "12" } },
          },
        },
      },
    });
  });

  it("closes a dialog on Escape", async () => {
    const { page } = here;
    await say(page, "/forecast");
    await page.waitForSelector("dialog.modal");

    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog", { state: "detached" });

    expect(app.slack.modals(IDS.alex)).toEqual([]);
  });

  it("opens the thread in which the app answers, and answers there", async () => {
    const { page, shoot } = here;

    await say(page, "@Regulars who?");
    await page.waitForSelector(".thread strong >> text=They");
    await page.fill(".thread textarea", "@Regulars and who else?");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".thread .message").count()).toBe(4);
    await shoot("thread");

    expect(await page.textContent(".main .replies")).toContain("3 replies");
  });

  it("knows no slash command in a thread", async () => {
    const { page } = here;
    await say(page, "@Regulars who?");
    await page.waitForSelector(".thread textarea");

    await page.fill(".thread textarea", "/forecast revenue 8w");
    await page.keyboard.press("Enter");

    await page.waitForSelector(".notice >> text=/forecast is not supported in threads/");
    expect(app.received.some(({ command }) => command)).toBe(false);
  });

  it("shows what others may not see to one person alone", async () => {
    const { page } = here;
    await say(page, "/churn-check");
    await page.waitForSelector(".only-you");

    await page.selectOption(".person select", { label: "Sam Rivera" });
    await page.waitForSelector("text=Support agent");

    expect(await page.locator(".only-you").count()).toBe(0);
  });

  it("keeps the place and the person over a reload", async () => {
    const { page } = here;
    await page.selectOption(".person select", { label: "Sam Rivera" });
    await page.waitForSelector("text=Support agent");
    await page.click("text=Regulars · Home");
    await page.waitForSelector(".home >> text=My shop");

    await page.reload();

    await page.waitForSelector(".home >> text=My shop");
    expect(await page.textContent(".who small")).toBe("Support agent");
  });

  it("says that it has lost the workspace", async () => {
    const { page } = here;

    await app.close();

    await page.waitForSelector(".banner.warn");
    app = await startStandIn();
  });
});
