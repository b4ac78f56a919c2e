import { createEvents } from "./delivery/events.ts";
import { channelName, createInteractions } from "./delivery/interactions.ts";
import { createSender, type Outcome } from "./delivery/send.ts";
import type { FakeSlack } from "./fake-slack/fake-slack.ts";

export interface DeliveryOptions {
  slack: FakeSlack;
  /** Where the product answers, such as http://127.0.0.1:3000. */
  productUrl: string;
  signingSecret: string;
  clock: () => Date;
  /** The events of the app's manifest; without one, those a question-and-answer app needs. */
  subscribed?: () => readonly string[];
  ackTimeoutMs?: number;
  wait?: (ms: number) => Promise<void>;
}

const DEFAULT_EVENTS = ["app_mention", "message.im", "app_home_opened"];

/** Slack's side of the wire: what people do in the fake workspace, signed and sent to the app. */
export function createDelivery(options: DeliveryOptions) {
  const { slack } = options;
  const sender = createSender({
    endpoint: `${options.productUrl}/slack/events`,
    signingSecret: options.signingSecret,
    clock: options.clock,
    ...(options.ackTimeoutMs ? { ackTimeoutMs: options.ackTimeoutMs } : {}),
  });
  return {
    events: createEvents({
      slack,
      sender,
      subscribed: options.subscribed ?? (() => DEFAULT_EVENTS),
      wait: options.wait ?? later,
    }),
    interactions: createInteractions(slack, sender),

    /**
     * A slash command. What the acknowledgement says is posted at once; a failure is told to the person alone,
     * in Slack's words.
     */
    async command(from: { user: string; channel: string; command: string; text: string }): Promise<Outcome> {
      const { user, channel, command, text } = from;
      const { team, bot, users } = slack.state;
      const author = users.find((candidate) => candidate.id === user);
      const outcome = await sender.form({
        token: "local",
        team_id: author?.teamId ?? team.id,
        team_domain: team.domain,
        channel_id: channel,
        channel_name: channelName(slack, channel),
        user_id: user,
        user_name: author?.name ?? "",
        command,
        text,
        api_app_id: bot.appId,
        is_enterprise_install: "false",
        response_url: slack.responseUrls.issue({ channel, user }),
        trigger_id: slack.triggers.issue(user),
      });
      const fault =
        outcome.kind === "failed" ? outcome.error : answerInline(slack, { channel, user }, outcome.body);
      if (fault) slack.messages.tell(user, channel, `${command} failed with the error "${fault}"`);
      return outcome;
    },
  };
}

function answerInline(slack: FakeSlack, target: { channel: string; user: string }, body: unknown) {
  if (body === undefined || body === "ok") return undefined;
  const payload = typeof body === "string" ? { text: body } : body;
  return slack.responseUrls.respondInline(target, payload);
}

/** Does not keep the process alive for a delivery that may come in five minutes. */
function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
