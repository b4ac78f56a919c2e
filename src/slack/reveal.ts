import { revealCustomer } from "../tools/reveal.ts";
import { outdated } from "./actions.ts";
import type { Reply } from "./present/reply.ts";
import type { Work } from "./work.ts";

/** Who a customer is, said to the one who asked alone, and written down. */
export async function pressReveal(work: Work, alias: string | undefined): Promise<void> {
  if (!alias) throw outdated();
  const { services, person } = work;
  const found = await revealCustomer(alias, await services.toolContext(await person.known()));
  await work.sayPrivately(replyTo(found));
}

function replyTo(found: Awaited<ReturnType<typeof revealCustomer>>): Reply {
  switch (found.kind) {
    case "refused":
      return { headline: "I can't tell you that.", summary: found.reason, choices: [] };
    case "not_found":
      return { headline: "I have no customer with that alias.", choices: [] };
    case "revealed":
      return {
        headline:
          found.identity.kind === "shop_id"
            ? `${found.alias} is customer ${found.identity.customerId} in the shop`
            : `${found.alias} has no id in the shop's data`,
        summary: [
          ...(found.identity.kind === "derived" ? [found.identity.explanation] : []),
          "Names, e-mails and phones are not stored here; look there for them. That you asked is on record.",
        ].join(" "),
        choices: [],
      };
    default:
      return found satisfies never;
  }
}
