import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../src/app.ts";
import { parseConfig } from "../../src/config.ts";
import { textSink } from "../support/text-sink.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => existsSync(path),
);
const SHOTS = process.env.SCREENSHOTS;

describe.skipIf(!executablePath)("the product in a browser (needs Chromium)", () => {
  const folder = mkdtempSync(join(tmpdir(), "regulars-"));
  const stop = new AbortController();
  let browser: Browser;
  let page: Page;
  let address: string;
  let ended: Promise<void>;

  beforeAll(async () => {
    const out = textSink();
    // The whole product on embedded defaults, as a fresh clone starts it.
    const config = parseConfig({ PORT: "0", DATA_DIR: folder });
    ended = serve(config, pino({ level: "silent" }), out.stream, stop.signal);
    address = await waitFor(() => /http:\/\/[\d.]+:\d+/.exec(out.text())?.[0]);
    await waitFor(
      async () =>
        ((await health(address)).status === "ok" &&
          (await health(address)).data_status.customers_loaded > 0) ||
        undefined,
    );
    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  });

  afterEach(async () => {
    await page?.close();
  });

  afterAll(async () => {
    await browser?.close();
    stop.abort();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  it("answers a slash command with a list and buttons, to the asker alone", async () => {
    page = await open();

    await say("/churn-check");

    await page
      .getByText(/at risk with [\d,]+ customers/)
      .first()
      .waitFor();
    await page.getByText("Only visible to you").first().waitFor();
    expect(await page.getByText("synthetic sample data").count()).toBeGreaterThan(0);
    await shoot("command");
  });

  it("opens a customer's card from a list", async () => {
    page = await open();
    await say("/churn-check");

    await page
      .getByRole("button", { name: /^C-[0-9A-Z]{8}$/ })
      .first()
      .click();

    // The card's own headline: the list has the same words in its columns.
    await page
      .getByText(/^C-[0-9A-Z]{8}: .+ in \d+ orders?$/)
      .first()
      .waitFor();
  });

  it("answers a mention in its thread, with a chart", async () => {
    page = await open();

    await say("@Regulars how much revenue can we expect in the next 12 weeks?");

    await page
      .getByText(/Revenue, (next 12 weeks|this week and the next 11)/)
      .first()
      .waitFor();
    await page.locator("svg[role=img], figure svg").first().waitFor();
    await shoot("mention");
  });

  it("asks with a dialog where a command has no argument, and answers what is submitted", async () => {
    page = await open();
    await say("/forecast");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();

    await dialog.getByRole("button", { name: "Forecast" }).click();

    await page
      .getByText(/Revenue, (next 12 weeks|this week and the next 11)/)
      .first()
      .waitFor();
  });

  it("shows the first figures in App Home", async () => {
    page = await open();

    await page.getByText("Regulars · Home").click();

    await page.getByText("Value at risk").first().waitFor();
    await page.getByText("Active customers").first().waitFor();
    await shoot("home");
  });

  it("answers a direct message, and says what it can do where it did not understand", async () => {
    page = await open();
    await page.getByText("Regulars · Messages").click();

    await say("what is the weather like?");

    await page
      .getByRole("button", { name: /\?|customers|forecast/i })
      .first()
      .waitFor();
  });

  it("gives no data to a channel that is shared with another organisation", async () => {
    page = await open();
    await page.getByText("partner-shared").click();

    await say("/churn-check");

    await page
      .getByText(/shared|outside/i)
      .nth(1)
      .waitFor();
    expect(await page.getByText(/at risk with/).count()).toBe(0);
  });

  async function open(): Promise<Page> {
    const fresh = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    fresh.setDefaultTimeout(15_000);
    await fresh.goto(address);
    await fresh.locator("textarea").first().waitFor();
    return fresh;
  }

  async function say(text: string): Promise<void> {
    const box = page.locator("textarea").first();
    await box.fill(text);
    await box.press("Enter");
  }

  async function shoot(name: string): Promise<void> {
    if (!SHOTS) return;
    mkdirSync(SHOTS, { recursive: true });
    await page.evaluate(() =>
      Promise.all(
        (
          globalThis as unknown as { document: { getAnimations(): { finished: Promise<unknown> }[] } }
        ).document
          .getAnimations()
          .map((animation) => animation.finished),
      ),
    );
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }
});

async function health(address: string) {
  return (await (await fetch(`${address}/health`)).json()) as {
    status: string;
    data_status: { customers_loaded: number };
  };
}

/** Asks again and again until there is an answer; the surrounding test's time-out ends it. */
async function waitFor<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
