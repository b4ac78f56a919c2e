import { takeCustomers } from "../answers/rules/customer-reference.ts";
import { plainWords } from "./slack-text.ts";
import { askView } from "./views.ts";
import type { Work } from "./work.ts";

/** The `callback_id`s of shortcuts, as the manifest names them. */
export const SHORTCUTS = { ask: "ask", lookUpCustomer: "look_up_customer" } as const;

export async function openAsk(work: Work, triggerId: string): Promise<void> {
  await work.client.views.open({ trigger_id: triggerId, view: askView() });
}

/** Looks up the first customer that a message names, in a dialog: the message's readers see nothing. */
export async function lookUpMessage(work: Work, text: string): Promise<void> {
  const [customer] = takeCustomers(plainWords(text, work.botUserId)).customers;
  if (!customer) {
    await work.say({
      headline: "This message names no customer.",
      summary: "I look for an alias (C-XXXXXXXX), an e-mail, a phone or an order number such as #1001.",
      choices: [],
    });
    return;
  }
  await work.ask({ tool: "lookup_customer", input: { customer } });
}
