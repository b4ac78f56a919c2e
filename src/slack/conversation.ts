import { threadKey } from "./conversation-key.ts";
import { endSession } from "./presence.ts";
import { replyTo } from "./present/answer.ts";
import { plainWords } from "./slack-text.ts";
import { SUGGESTIONS } from "./suggestions.ts";
import type { Work } from "./work.ts";

/** Longer questions are cut: nobody asks a shop's figures in more words. */
const QUESTION_MAX = 1_000;

/** Answers what was said to the app, or in a thread that it takes part in, in that thread. */
export async function answerMessage(
  work: Work,
  { text, isOverheard }: { text: string; isOverheard: boolean },
): Promise<void> {
  const question = [...plainWords(text, work.botUserId)].slice(0, QUESTION_MAX).join("");
  if (question !== "") await work.answerQuestion({ text: question, isOverheard });
  // A file, or a picture: whoever names the app without a question wants to know what can be asked.
  else if (!isOverheard) await work.say(await help(work));
}

/** Nothing of it is remembered: it answers no question. */
async function help({ services, toolContext }: Work) {
  const { answer } = await services.conversations.answer({ text: "help" }, await toolContext());
  return replyTo(answer);
}

/**
 * A person pressed Slack's Stop button. Everybody in the thread is shown the button, so it works for everybody who may
 * ask there, not for the asker alone.
 */
export async function stopAnswers({ services, client, envelope }: Work): Promise<void> {
  const { place } = envelope;
  if (place.kind !== "thread" || !place.threadTs) return;
  const { channel, threadTs } = place;
  await services.stops.stop(threadKey(envelope.team ?? "", channel, threadTs));
  // Where whoever worked here is gone, nobody else would take the button away.
  await endSession(services.hastyClient(client), { channel, threadTs }, services.logger);
}

/** The messages of the app were opened: what can be asked stands where a question is typed. */
export async function suggestQuestions({ client, services, envelope }: Work): Promise<void> {
  if (!envelope.channel) return;
  try {
    // With a thread Slack says yes, and shows nothing.
    await services.hastyClient(client).assistant.threads.setSuggestedPrompts({
      channel_id: envelope.channel,
      title: "Ask about your customers",
      prompts: [...SUGGESTIONS],
    });
  } catch (err) {
    services.logger.debug({ err }, "prompts not shown");
  }
}
