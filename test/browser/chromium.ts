import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

const CANDIDATES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where a Chromium is on this machine; without one the browser tests are skipped. */
export const chromiumPath = CANDIDATES.find((path) => existsSync(path));

/** Where the tests leave what they saw, for a person to look at. */
export const SCREENSHOTS = join(tmpdir(), "regulars-screenshots");

export async function openBrowser(): Promise<Browser> {
  await mkdir(SCREENSHOTS, { recursive: true });
  return chromium.launch({ executablePath: chromiumPath ?? "", args: ARGUMENTS });
}

export interface Visit {
  page: Page;
  /** What the browser complained about: errors of scripts, of loading, of the content security policy. */
  complaints: string[];
  /** Every machine that the page spoke to. */
  hosts: Set<string>;
  shoot(name: string): Promise<void>;
}

/** Opens the workspace in a window of its own. */
export async function visit(
  browser: Browser,
  url: string,
  options: { colorScheme?: "light" | "dark"; width?: number } = {},
): Promise<Visit> {
  const { colorScheme = "light", width = 1360 } = options;
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  const complaints: string[] = [];
  const hosts = new Set<string>();
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await page.goto(url);
  await page.waitForSelector(".composer");
  return {
    page,
    complaints,
    hosts,
    async shoot(name) {
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${colorScheme}.png`) });
    },
  };
}

/** Types into the composer of the conversation in sight and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  await page.fill(".main .composer textarea", text);
  await page.keyboard.press("Enter");
}
