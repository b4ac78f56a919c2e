import express from "express";
import { afterEach } from "vitest";
import { IDS } from "../../../src/workspace/fake-slack/seed.ts";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import { aSequence, TOKEN } from "./fake.ts";
import { SECRET, startProduct } from "./product.ts";
import { serve } from "./serve.ts";

/** What a test has opened, closed after it, last first. */
export const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

export interface Shown {
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
export async function startWorkspace(stateFile?: string) {
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
