import type { AnyMiddlewareArgs } from "@slack/bolt";
import { readEnvelope } from "./envelope.ts";
import { SUBMISSIONS } from "./modals.ts";
import { loadingView } from "./views.ts";

/**
 * Acknowledges within Slack's three seconds, before any work. Options are acknowledged by their answer, and
 * events have been by Bolt.
 *
 * @returns false where the delivery ends here: a modal with mistakes stays open and shows them.
 */
export async function acknowledge(args: AnyMiddlewareArgs): Promise<boolean> {
  if ("view" in args && args.view)
    return acknowledgeView(args as Extract<AnyMiddlewareArgs, { view: object }>);
  if ("command" in args && args.command) await args.ack();
  if ("shortcut" in args && args.shortcut) await args.ack();
  if ("action" in args && args.action) await args.ack();
  return true;
}

async function acknowledgeView({
  view,
  body,
  ack,
}: Extract<AnyMiddlewareArgs, { view: object }>): Promise<boolean> {
  const read = SUBMISSIONS[view.callback_id]?.(view);
  if (read?.kind === "mistakes") {
    await ack({ response_action: "errors", errors: read.errors });
    return false;
  }
  // Where the answer belongs in the dialog itself, it stays open.
  if (readEnvelope(body)?.place.kind === "modal")
    await ack({ response_action: "update", view: loadingView() });
  else await ack();
  return read !== undefined;
}
