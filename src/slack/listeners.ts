import type { App, Context } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import { lookUp, pickArchetype, pressAsk, pressQuestion, pressShare } from "./actions.ts";
import { archetypeOptions } from "./archetype-options.ts";
import { COMMANDS, runCommand } from "./commands.ts";
import { answerMessage, stopAnswers, suggestQuestions } from "./conversation.ts";
import { openCampaign, openForecast, openProductSearch } from "./dialogs.ts";
import { pressExport } from "./export.ts";
import { pressFeedback } from "./feedback.ts";
import { publishHome } from "./home.ts";
import { answerSubmission, SUBMISSIONS } from "./modals.ts";
import { ACTIONS } from "./present/buttons.ts";
import { FEEDBACK } from "./present/feedback-buttons.ts";
import { pressReveal } from "./reveal.ts";
import { lookUpMessage, openAsk, SHORTCUTS } from "./shortcuts.ts";
import { plainWords } from "./slack-text.ts";
import type { CommandName } from "./usage.ts";
import { createWork, type SlackServices, type WorkContext } from "./work.ts";

/** The map of everything that Slack can send us. The entrance has acknowledged it and checked who asks. */
export function registerListeners(app: App<WorkContext>, services: SlackServices): void {
  const workOf = ({ client, context }: { client: WebClient; context: Context & WorkContext }) =>
    createWork(services, client, context);

  app.event("app_mention", (args) =>
    answerMessage(workOf(args), { text: args.event.text, isOverheard: false }),
  );
  app.message((args) =>
    answerMessage(workOf(args), {
      text: ("text" in args.message && args.message.text) || "",
      isOverheard: args.context.isOverheard,
    }),
  );
  app.event("app_home_opened", (args) =>
    args.event.tab === "home" ? publishHome(workOf(args)) : suggestQuestions(workOf(args)),
  );
  app.event("agent_session_stopped", (args) => stopAnswers(workOf(args)));

  for (const name of Object.keys(COMMANDS) as CommandName[]) {
    app.command(name, (args) =>
      runCommand(name, workOf(args), plainWords(args.command.text, undefined), args.command.trigger_id),
    );
  }

  app.action(actionId(ACTIONS.ask), (args) => pressAsk(workOf(args), heldBy(args.action)));
  app.action(actionId(ACTIONS.question), (args) => pressQuestion(workOf(args), heldBy(args.action)));
  app.action(ACTIONS.share, (args) => pressShare(workOf(args), heldBy(args.action)));
  app.action(ACTIONS.pickArchetype, (args) => pickArchetype(workOf(args), heldBy(args.action)));
  app.action(ACTIONS.lookUp, (args) => lookUp(workOf(args), heldBy(args.action)));
  app.action({ type: "block_actions", action_id: ACTIONS.forecast }, (args) =>
    openForecast(workOf(args), args.body.trigger_id),
  );
  app.action({ type: "block_actions", action_id: ACTIONS.campaign }, (args) =>
    openCampaign(workOf(args), args.body.trigger_id),
  );
  app.action({ type: "block_actions", action_id: ACTIONS.productSearch }, (args) =>
    openProductSearch(workOf(args), args.body.trigger_id, heldBy(args.action) ?? ""),
  );
  app.action(ACTIONS.export, (args) => pressExport(workOf(args), heldBy(args.action)));
  app.action(ACTIONS.reveal, (args) => pressReveal(workOf(args), heldBy(args.action)));

  app.action({ type: "block_actions", action_id: actionId(FEEDBACK) }, (args) =>
    pressFeedback(workOf(args), heldBy(args.action), args.body.trigger_id),
  );

  app.options(ACTIONS.pickArchetype, async (args) => {
    await args.ack({ options: await archetypeOptions(workOf(args), args.payload.value) });
  });

  for (const callbackId of Object.keys(SUBMISSIONS)) {
    app.view(callbackId, (args) => answerSubmission(workOf(args), args.view));
  }

  app.shortcut({ type: "shortcut", callback_id: SHORTCUTS.ask }, (args) =>
    openAsk(workOf(args), args.shortcut.trigger_id),
  );
  app.shortcut({ type: "message_action", callback_id: SHORTCUTS.lookUpCustomer }, (args) =>
    lookUpMessage(workOf(args), args.shortcut.message.text ?? ""),
  );
}

/** Buttons of one kind are numbered, because two of a row may not share an id. */
function actionId(kind: string): RegExp {
  return new RegExp(`^${kind}(:\\d+)?$`);
}

/** What a button carries, a select chose or an input holds. */
function heldBy(action: object): string | undefined {
  const { value, selected_option: chosen } = action as {
    value?: unknown;
    selected_option?: { value?: unknown } | null;
  };
  const found = chosen?.value ?? value;
  return typeof found === "string" ? found : undefined;
}
