import type { Told } from "../answers/conversations.ts";
import { UserError } from "../errors.ts";
import { conversationAt, threadKey } from "./conversation-key.ts";
import { failureReply } from "./failure.ts";
import type { OpenPlace } from "./place.ts";
import { showPresence } from "./presence.ts";
import { replyTo } from "./present/answer.ts";
import type { Reply } from "./present/reply.ts";
import { createStream, type Stream } from "./stream.ts";
import type { Work } from "./work.ts";

export interface QuestionAsked {
  text: string;
  /** Said in a thread without naming the app, so that it may be meant for somebody else. */
  isOverheard?: boolean;
}

type ThreadPlace = Extract<OpenPlace, { kind: "thread" }> & { threadTs: string };

/** Answers a question in plain words where it was asked: bit by bit in a thread, elsewhere in one piece. */
export async function answerQuestion(work: Work, asked: QuestionAsked): Promise<void> {
  const place = await work.openPlace();
  if (isThread(place)) {
    await answerInThread(work, asked, place);
    return;
  }
  const conversation = conversationAt(work.envelope.team ?? "", place);
  const question = { text: asked.text, conversation };
  const told = await work.services.conversations.answer(question, await work.toolContext());
  await work.say(replyTo(told.answer, told.turnId));
}

function isThread(place: OpenPlace): place is ThreadPlace {
  return place.kind === "thread" && place.threadTs !== undefined;
}

/** Routes by which an answer stands in the thread, where it ends Slack's status by itself. */
const IN_THREAD = new Set(["stream", "update", "anew", "thread"]);

/** With a status first, steps and words as they come, and a Stop button until the end. */
async function answerInThread(work: Work, asked: QuestionAsked, place: ThreadPlace): Promise<void> {
  const { services, client, user, envelope } = work;
  const team = envelope.team ?? "";
  const hasty = services.hastyClient(client);
  const presence = showPresence(hasty, place, services.logger);
  const run = services.stops.begin(threadKey(team, place.channel, place.threadTs));
  const stream = createStream({ ...place, user, team }, { ...services, client: hasty, calm: client });
  const answering = ask(work, asked, { place, team, run, stream });
  let route = "";
  try {
    const outcome = await outcomeOf(answering, run);
    await presence.shown;
    const isShown = await stream.isShown();
    if (outcome.kind === "failed") {
      if (!isShown) throw outcome.error;
      if (!(outcome.error instanceof UserError)) {
        services.logger.error({ err: outcome.error }, "slack work failed");
      }
    }
    if (outcome.kind !== "told") stream.breakOff();
    const reply = replyFor(outcome);
    const isUnsure = outcome.kind === "told" && outcome.told.answer.kind !== "answered";
    // Talk among people that was not meant for us is not answered before everybody.
    if (isUnsure && asked.isOverheard && !isShown) await work.sayPrivately(reply);
    else route = await work.sayBy(stream.routes, reply);
  } finally {
    run.end();
    await presence.end({ isSaidHere: IN_THREAD.has(route), isSessionEnded: route === "stream" });
    // What was stopped may take a moment to notice, and must not run on behind a shutdown's back.
    await answering.catch(() => {});
  }
}

type Run = ReturnType<Work["services"]["stops"]["begin"]>;

async function ask(
  work: Work,
  asked: QuestionAsked,
  { place, team, run, stream }: { place: ThreadPlace; team: string; run: Run; stream: Stream },
): Promise<Told> {
  const context = { ...(await work.toolContext()), signal: run.signal };
  const question = {
    text: asked.text,
    conversation: conversationAt(team, place),
    isOverheard: asked.isOverheard,
    onStep: unlessStopped(run, stream.step),
    onText: unlessStopped(run, stream.words),
  };
  return work.services.conversations.answer(question, context);
}

function unlessStopped<T>(run: Run, take: (value: T) => void): (value: T) => void {
  return (value) => {
    run.glance();
    if (!run.signal.aborted) take(value);
  };
}

type Outcome = { kind: "told"; told: Told } | { kind: "stopped" } | { kind: "failed"; error: unknown };

/** Whatever comes first: the answer, or a person who presses Stop. */
async function outcomeOf(answering: Promise<Told>, run: Run): Promise<Outcome> {
  const { signal } = run;
  const stopped = new Promise<Outcome>((resolve) => {
    signal.addEventListener("abort", () => resolve({ kind: "stopped" }), { once: true });
  });
  const outcome = await Promise.race([
    stopped,
    answering.then(
      (told): Outcome => ({ kind: "told", told }),
      (error: unknown): Outcome => ({ kind: "failed", error }),
    ),
  ]);
  await run.look();
  return signal.aborted ? { kind: "stopped" } : outcome;
}

function replyFor(outcome: Outcome): Reply {
  switch (outcome.kind) {
    case "told":
      return replyTo(outcome.told.answer, outcome.told.turnId);
    case "stopped":
      return { headline: "", source: "Stopped.", choices: [] };
    case "failed":
      return failureReply(outcome.error);
    default:
      return outcome satisfies never;
  }
}
