import { UserError } from "../errors.ts";
import { presentAnswer } from "../present/present.ts";
import { parseRequest } from "../tools/ask.ts";
import type { Work } from "./work.ts";

/** A button that this version of the app no longer understands. */
export function outdated(): UserError {
  return new UserError("This button is from an older version of the app. Please ask again.");
}

/** A next step: the request it carries is put to its tool. */
export async function pressAsk(work: Work, value: string | undefined): Promise<void> {
  await work.ask(requestOf(value));
}

export async function pressQuestion(work: Work, value: string | undefined): Promise<void> {
  if (!value) throw outdated();
  await work.answerQuestion({ text: value });
}

/** Says an answer that one person saw to the whole channel: asked again, so that it is as of now. */
export async function pressShare(work: Work, value: string | undefined): Promise<void> {
  const { place } = work.envelope;
  const { services } = work;
  if (place.kind !== "private") throw new UserError("This answer can be seen by everybody here already.");
  const answer = await services.askTool(requestOf(value), await work.toolContext());
  const reply = presentAnswer(answer);
  const shared = { ...reply, sharedBy: work.user };
  try {
    await services.delivery.publish(work.client, shared, place);
  } catch (error) {
    throw new UserError("I can't post in this channel. Invite me with /invite, then share again.", {
      cause: error,
    });
  }
}

export async function pickArchetype(work: Work, archetype: string | undefined): Promise<void> {
  if (!archetype) throw outdated();
  await work.ask({ tool: "analyze_segments", input: { archetype } });
}

/** The customer look-up on Home. */
export async function lookUp(work: Work, typed: string | undefined): Promise<void> {
  const customer = (typed ?? "").trim().slice(0, 200);
  if (customer === "") {
    await work.say({
      headline: "Type an alias, a shop id, an e-mail, a phone or an order number.",
      choices: [],
    });
    return;
  }
  await work.ask({ tool: "lookup_customer", input: { customer } });
}

/** @throws UserError where a button carries no request. */
export function requestOf(value: string | undefined) {
  const request = parseRequest(value);
  if (!request) throw outdated();
  return request;
}
