import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { directMessageId, IDS } from "../../src/workspace/fake-slack/seed.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { actions, button, input, modal, options, section } from "./support/blocks.ts";
import { aSequence, TOKEN } from "./support/fake.ts";
import { json, SECRET, startProduct, status } from "./support/product.ts";
import { serve } from "./support/serve.ts";

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

interface Shown {
  me: string;
  channels: { id: string }[];
  messages: { text: string }[];
  commands: { command: string }[];
}

interface Done {
  errors?: Record<string, string>;
  options?: unknown[];
  failure?: string;
}

/** The workspace over HTTP beside a stand-in for the product. */
async function startWorkspace(stateFile?: string) {
  const product = await startProduct();
  const workspace = await createWorkspace({
    productUrl: product.url,
    signingSecret: SECRET,
    botToken: TOKEN,
    shopName: "Shop",
    clock: () => new Date(),
    random: aSequence(),
    ...(stateFile ? { stateFile } : {}),
  });
  const page = await serve(express().use(workspace.router));
  ending.push(product.close, page.close, workspace.close);
  const { slack } = workspace;
  return {
    slack,
    product,
    page,
    workspace,
    async act(doing: string, body: Record<string, unknown>) {
      const response = await fetch(`${page.url}/_workspace/do/${doing}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ user: IDS.alex, ...body }),
      });
      return { status: response.status, body: (await response.json()) as Done };
    },
    async state(user = "") {
      const response = await fetch(`${page.url}/_workspace/state?user=${user}`);
      return (await response.json()) as Shown;
    },
    call: (method: string, args: Record<string, unknown>) => slack.call(method, args).body,
    openModal: (view: unknown) =>
      slack.call("views.open", { trigger_id: slack.triggers.issue(IDS.alex), view }).body,
  };
}

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

describe("what a person sees", () => {
  it("are the own channels and messages", async () => {
    const { state, call } = await startWorkspace();
    call("chat.postMessage", { channel: IDS.general, text: "all" });
    call("chat.postEphemeral", { channel: IDS.general, user: IDS.sam, text: "sam" });
    call("chat.postMessage", { channel: IDS.sam, text: "direct" });

    const [alex, sam, guest] = await Promise.all([state(), state(IDS.sam), state(IDS.gus)]);

    const texts = ({ messages }: Shown) => messages.map(({ text }) => text);
    expect(alex.me).toBe(IDS.alex);
    expect(texts(alex)).toEqual(["all"]);
    expect(texts(sam)).toEqual(["all", "sam", "direct"]);
    expect(guest.channels.map(({ id }: { id: string }) => id)).toEqual([
      IDS.insights,
      directMessageId(IDS.gus),
    ]);
  });

  it("knows the commands of the manifest", async () => {
    const { state } = await startWorkspace();
    const manifest = JSON.parse(await readFile("manifest.json", "utf8"));

    const { commands } = await state();

    expect(commands.map(({ command }) => command)).toEqual(
      manifest.features.slash_commands.map(({ command }: { command: string }) => command),
    );
  });

  it("changes while they look", async () => {
    const { page, call } = await startWorkspace();
    const response = await fetch(`${page.url}/_workspace/updates?user=${IDS.alex}`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();

    call("chat.postEphemeral", { channel: IDS.general, user: IDS.sam, text: "not for alex" });
    call("chat.postMessage", { channel: IDS.general, text: "news" });

    const update = JSON.parse(String((await reader?.read())?.value).replace("data: ", ""));
    expect(update).toMatchObject({ kind: "message", message: { text: "news" } });
    await reader?.cancel();
  });
});

describe("what a person does", () => {
  it("posts with a mention, escaped as Slack escapes", async () => {
    const { slack, product, act } = await startWorkspace();

    await act("post", { channel: IDS.general, text: "@Regulars who & <what>?" });

    await expect.poll(() => product.received.length).toBe(1);
    const said = `<@${IDS.botUser}> who &amp; &lt;what&gt;?`;
    expect(slack.messages.inChannel(IDS.general).at(-1)?.text).toBe(said);
    expect(product.received[0]?.body.event).toMatchObject({ type: "app_mention", text: said });
  });

  it("is not told to the app where the app is no member, until it is invited", async () => {
    const { slack, product, act } = await startWorkspace();

    await act("post", { channel: IDS.random, text: "@Regulars hi" });
    const told = product.received.length;
    await act("command", { channel: IDS.random, text: "/invite @Regulars" });
    await act("post", { channel: IDS.random, text: "@Regulars hi" });

    await expect.poll(() => product.received.length).toBe(1);
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

describe("the state file", () => {
  it("keeps channels and threads over a restart, and nobody's ephemerals", async () => {
    const folder = await mkdtemp(join(tmpdir(), "workspace-"));
    ending.push(() => rm(folder, { recursive: true }));
    const file = join(folder, "deep", "state.json");
    const first = await startWorkspace(file);
    const { ts } = first.slack.messages.postAs(IDS.alex, IDS.general, "who?");
    const recipient = { recipient_team_id: IDS.team, recipient_user_id: IDS.alex };
    first.call("chat.startStream", {
      channel: IDS.general,
      thread_ts: ts,
      markdown_text: "they",
      ...recipient,
    });
    first.call("chat.postEphemeral", { channel: IDS.general, user: IDS.alex, text: "psst" });
    await first.act("command", { channel: IDS.random, text: "/invite @Regulars" });
    await first.workspace.close();

    const second = await startWorkspace(file);

    expect(second.slack.messages.inThread(IDS.general, ts).map(({ text }) => text)).toEqual(["who?", "they"]);
    expect(second.slack.messages.inThread(IDS.general, ts).at(-1)?.stream?.open).toBe(false);
    expect(second.slack.messages.onlyFor(IDS.alex)).toEqual([]);
    expect(second.call("chat.postMessage", { channel: IDS.random, text: "here" }).ok).toBe(true);
  });

  it("is no obstacle where it can't be read", async () => {
    const folder = await mkdtemp(join(tmpdir(), "workspace-"));
    ending.push(() => rm(folder, { recursive: true }));
    const file = join(folder, "state.json");
    await writeFile(file, "{ half");

    const { slack } = await startWorkspace(file);

    expect(slack.state.messages).toEqual([]);
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
