import type { Context } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Router } from "../answers/answer.ts";
import type { Logger } from "../log.ts";
import { presentAnswer } from "../present/present.ts";
import type { Choice } from "../present/report.ts";
import { may, type Role, type Viewer } from "../privacy/roles.ts";
import type { HomeFigures } from "../store/home.ts";
import type { AskTool, ToolRequest } from "../tools/ask.ts";
import type { ToolContext } from "../tools/tool.ts";
import type { Deliver } from "./deliver.ts";
import type { Envelope } from "./envelope.ts";
import type { Files } from "./files.ts";
import { createPerson } from "./person.ts";
import { type Place, privately } from "./place.ts";
import { replyTo } from "./present/answer.ts";
import type { Reply } from "./present/reply.ts";
import { loadingView } from "./views.ts";

/** What listeners need of the rest of the product. */
export interface SlackServices {
  toolContext(viewer: Viewer): Promise<ToolContext>;
  roleOf(client: WebClient, user: string): Promise<Role>;
  askTool: AskTool;
  router: Router;
  readHome(context: ToolContext): Promise<HomeFigures>;
  delivery: Deliver;
  files: Pick<Files, "sendCsv">;
  logger: Logger;
  clock(): Date;
}

/** One accepted delivery: who asked, where, and the ways to answer. */
export type Work = ReturnType<typeof createWork>;

/** What the entrance adds to Bolt's context. */
export type WorkContext = { envelope: Envelope };

export function createWork(services: SlackServices, client: WebClient, context: Context & WorkContext) {
  const { envelope } = context;
  let place = envelope.place;
  const user = envelope.user ?? "";
  const person = createPerson(services, client, user);
  const toolContext = async () => services.toolContext(await person.viewer());

  /** A dialog has to be opened within three seconds, so it opens empty; where it can't, a message does. */
  async function openPlace() {
    if (place.kind !== "dialog") return place;
    place = await openDialog(client, services.logger, place);
    return place;
  }

  async function say(reply: Reply): Promise<void> {
    const at = await openPlace();
    const { role } = await person.viewer();
    const choices = reply.choices.filter((choice) => isOpenTo(role, choice));
    await services.delivery.deliver(client, withShare({ ...reply, choices }, at), at);
  }

  return {
    client,
    services,
    envelope,
    botUserId: context.botUserId,
    user,
    person,
    toolContext,
    openPlace,
    say,
    /** To the person alone, wherever they asked. */
    async sayPrivately(reply: Reply): Promise<void> {
      await services.delivery.deliver(client, reply, privately(await openPlace()));
    },
    async ask(request: ToolRequest): Promise<void> {
      await openPlace();
      await say(presentAnswer(await services.askTool(request, await toolContext())));
    },
    async answerQuestion(question: string): Promise<void> {
      await openPlace();
      await say(replyTo(await services.router.answer({ text: question, before: [] }, await toolContext())));
    },
  };
}

/** What the person may not do is not offered; who presses an older button is refused there. */
function isOpenTo(role: Role, { kind }: Choice): boolean {
  return (kind !== "reveal" && kind !== "export") || may(role, kind);
}

async function openDialog(
  client: WebClient,
  logger: Logger,
  { triggerId, user }: Extract<Place, { kind: "dialog" }>,
): Promise<Exclude<Place, { kind: "dialog" }>> {
  try {
    const opened = await client.views.open({ trigger_id: triggerId, view: loadingView() });
    if (opened.view?.id) return { kind: "modal", viewId: opened.view.id, user };
  } catch (error) {
    logger.warn({ err: error }, "dialog not opened");
  }
  return { kind: "direct", user };
}

/** Only what one person alone sees within a channel can be shared with the channel. */
function withShare(reply: Reply, place: Place): Reply {
  if (place.kind !== "private" || !reply.request) return reply;
  return { ...reply, choices: [{ kind: "share", request: reply.request }, ...reply.choices] };
}
