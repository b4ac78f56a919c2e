import type { Context } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Conversations } from "../answers/conversations.ts";
import type { Logger } from "../log.ts";
import { presentAnswer } from "../present/present.ts";
import type { Choice } from "../present/report.ts";
import { may, type Role, type Viewer } from "../privacy/roles.ts";
import type { HomeFigures } from "../store/home.ts";
import type { AskTool, ToolRequest } from "../tools/ask.ts";
import type { ToolContext } from "../tools/tool.ts";
import type { Deliver, Route } from "./deliver.ts";
import type { Envelope } from "./envelope.ts";
import type { Files } from "./files.ts";
import type { HastyClient } from "./hasty-client.ts";
import { createPerson } from "./person.ts";
import { type OpenPlace, type Place, privately } from "./place.ts";
import type { Reply } from "./present/reply.ts";
import { answerQuestion, type QuestionAsked } from "./question.ts";
import type { Stops } from "./stops.ts";
import { loadingView } from "./views.ts";

/** What listeners need of the rest of the product. */
export interface SlackServices {
  toolContext(viewer: Viewer): Promise<ToolContext>;
  roleOf(client: WebClient, user: string): Promise<Role>;
  askTool: AskTool;
  conversations: Conversations;
  readHome(context: ToolContext): Promise<HomeFigures>;
  delivery: Deliver;
  files: Pick<Files, "sendCsv">;
  stops: Stops;
  hastyClient: HastyClient;
  /** How time is passed. */
  wait(ms: number): Promise<unknown>;
  logger: Logger;
  clock(): Date;
}

/** One accepted delivery: who asked, where, and the ways to answer. */
export interface Work {
  client: WebClient;
  services: SlackServices;
  envelope: Envelope;
  botUserId: string | undefined;
  user: string;
  person: ReturnType<typeof createPerson>;
  toolContext(): Promise<ToolContext>;
  openPlace(): Promise<OpenPlace>;
  /** Says it where it was asked. */
  say(reply: Reply): Promise<void>;
  /** The same by better ways first. Gives the name of the way that was taken. */
  sayBy(first: (reply: Reply) => Promise<Route[]>, reply: Reply): Promise<string>;
  /** To the person alone, wherever they asked. */
  sayPrivately(reply: Reply): Promise<void>;
  ask(request: ToolRequest): Promise<void>;
  answerQuestion(asked: QuestionAsked): Promise<void>;
}

/** What the entrance adds to Bolt's context. */
export type WorkContext = {
  envelope: Envelope;
  /** Said in a thread of ours without naming the app. */
  isOverheard: boolean;
};

export function createWork(services: SlackServices, client: WebClient, context: Context & WorkContext): Work {
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

  async function sayBy(first: (reply: Reply) => Promise<Route[]>, reply: Reply): Promise<string> {
    const at = await openPlace();
    const { role } = await person.viewer();
    const choices = reply.choices.filter((choice) => isOpenTo(role, choice));
    const offered = withShare({ ...reply, choices }, at);
    return services.delivery.deliver(client, offered, at, await first(offered));
  }

  async function say(reply: Reply): Promise<void> {
    await sayBy(async () => [], reply);
  }

  const work: Work = {
    client,
    services,
    envelope,
    botUserId: context.botUserId,
    user,
    person,
    toolContext,
    openPlace,
    say,
    sayBy,
    async sayPrivately(reply) {
      await services.delivery.deliver(client, reply, privately(await openPlace()));
    },
    async ask(request) {
      await openPlace();
      await say(presentAnswer(await services.askTool(request, await toolContext())));
    },
    answerQuestion: (asked) => answerQuestion(work, asked),
  };
  return work;
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
