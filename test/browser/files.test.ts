import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chartPng } from "../../src/charts/chart-png.ts";
import { directMessageId, IDS } from "../../src/workspace/fake-slack/seed.ts";
import { forecast } from "../charts/some-charts.ts";
import { section } from "../workspace/support/blocks.ts";
import { chromiumPath, openBrowser, visit } from "./chromium.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

const SKIPPED = chromiumPath ? "" : " (skipped: no chromium on this machine)";
const CSV = "\uFEFFcustomer,orders\r\nC-1A2B3C4D,3\r\n";

describe.skipIf(!chromiumPath)(`files on the page${SKIPPED}`, () => {
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

  async function upload(name: string, content: Buffer, share: Record<string, unknown> = {}): Promise<string> {
    const asked = app.call("files.getUploadURLExternal", { filename: name, length: content.length });
    await fetch(String(asked.upload_url), { method: "POST", body: new Uint8Array(content) });
    const id = String(asked.file_id);
    expect(app.call("files.completeUploadExternal", { files: [{ id }], ...share })).toMatchObject({
      ok: true,
    });
    for (let poll = 0; poll < 2; poll += 1) app.call("files.info", { file: id });
    return id;
  }

  it("shows a picture of a chart in a message, in light and dark", async () => {
    const id = await upload("revenue.png", await chartPng(forecast));
    const { ts } = app.call("chat.postMessage", {
      channel: IDS.insights,
      text: "Revenue",
      blocks: [section("Revenue"), { type: "image", slack_file: { id }, alt_text: "Line chart of revenue" }],
    });

    for (const colorScheme of ["light", "dark"] as const) {
      const { page, complaints, hosts, shoot } = await visit(browser, app.url, { colorScheme });
      const picture = page.locator(`[data-ts="${ts}"] .b-image img`);
      await picture.scrollIntoViewIfNeeded();
      await page.waitForFunction("[...document.images].every((image) => image.complete)");

      expect(await page.evaluate("document.querySelector('.b-image img').naturalWidth")).toBe(1600);
      expect(await picture.getAttribute("alt")).toBe("Line chart of revenue");
      expect(hosts.size).toBe(1);
      expect(complaints).toEqual([]);
      await shoot("picture");
      await page.close();
    }
  });

  it("offers a shared table for download, as it was sent", async () => {
    await upload("customers.csv", Buffer.from(CSV), {
      channel_id: directMessageId(IDS.alex),
      initial_comment: "All rows",
    });
    const { page, complaints, shoot } = await visit(browser, app.url);
    await page.click(".sidebar >> text=Regulars · Messages");
    const link = page.locator(".file a", { hasText: "customers.csv" });

    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);

    expect(download.suggestedFilename()).toBe("customers.csv");
    expect(await readFile(await download.path(), "utf8")).toBe(CSV);
    expect(complaints).toEqual([]);
    await shoot("csv");
    await page.close();
  });

  it("says what a picture showed that is no longer there", async () => {
    const id = await upload("gone.png", await chartPng(forecast));
    const { ts } = app.call("chat.postMessage", {
      channel: IDS.insights,
      text: "Gone",
      blocks: [{ type: "image", slack_file: { id }, alt_text: "Orders by month" }],
    });
    app.call("files.delete", { file: id });
    const { page } = await visit(browser, app.url);

    await page.waitForSelector(`[data-ts="${ts}"] >> text=no longer there`);

    expect(await page.locator(`[data-ts="${ts}"] .b-image`).textContent()).toContain("Orders by month");
    await page.close();
  });
});
