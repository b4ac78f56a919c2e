import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { startWorkspace } from "./support/start-workspace.ts";

describe("the workspace answers this machine's own page alone", () => {
  const PATHS = ["/", "/_workspace/state", "/_slack/api/auth.test"];
  const FOREIGN: [string, Record<string, string>][] = [
    ["a name that resolves to this machine", { host: "rebound.example" }],
    ["such a name with our port", { host: "rebound.example:3000" }],
    ["a page of another site", { origin: "https://evil.example" }],
    ["a page of another port", { origin: "http://127.0.0.1:1" }],
    ["a sandboxed page", { origin: "null" }],
    ["an image or script of another site", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }],
  ];

  it.each(FOREIGN)("and not %s", async (_name, headers) => {
    const { page } = await startWorkspace();

    const statuses = await Promise.all(PATHS.map((path) => statusOf(page.port, path, headers)));

    expect(statuses).toEqual([403, 403, 403]);
  });

  it("by each of its names, and when a link leads there", async () => {
    const { page } = await startWorkspace();
    const named = (host: string) => statusOf(page.port, "/", { host });

    expect(await Promise.all(["localhost", "127.0.0.1:3000", "[::1]:3000"].map(named))).toEqual([
      200, 200, 200,
    ]);
    expect(
      await statusOf(page.port, "/", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }),
    ).toBe(200);
  });

  it("and leaves what is not its own to the product", async () => {
    const { page } = await startWorkspace();

    expect(await statusOf(page.port, "/metrics", { host: "rebound.example" })).toBe(404);
  });
});

describe("the page", () => {
  it("runs no script but its own files", async () => {
    const { page } = await startWorkspace();

    const response = await fetch(page.url);
    const html = await response.text();
    const policy = response.headers.get("content-security-policy") ?? "";

    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("frame-ancestors 'none'");
    expect([...html.matchAll(/<script(?![^>]*src=)/g)]).toHaveLength(1);
    expect(html).toContain('<script type="importmap">');
  });

  it("finds all its modules and no other file", async () => {
    const { page } = await startWorkspace();
    const get = async (path: string) => (await fetch(`${page.url}${path}`)).status;

    const map = JSON.parse(
      /importmap">(.*?)<\/script>/.exec(await (await fetch(page.url)).text())?.[1] ?? "{}",
    );

    expect(await Promise.all(Object.values<string>(map.imports).map(get))).toEqual([200, 200, 200, 200]);
    expect(await get("/_workspace/page/main.js")).toBe(200);
    expect(await get("/_workspace/page/..%2fworkspace.ts")).not.toBe(200);
    expect(await get("/_workspace/page/%2e%2e/workspace.ts")).not.toBe(200);
  });
});

/** `fetch` does not let a test set Host or Origin as a browser would. */
function statusOf(port: number, path: string, headers: Record<string, string>): Promise<number | undefined> {
  const method = path.startsWith("/_slack/api") ? "POST" : "GET";
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}
