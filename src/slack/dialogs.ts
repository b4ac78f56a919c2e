import type { ModalView } from "@slack/types";
import type { ModalOrigin } from "./envelope.ts";
import { type CommandName, usageReply } from "./usage.ts";
import { campaignView, forecastView, productSearchView } from "./views.ts";
import type { Work } from "./work.ts";

/** Opens the forecast form. */
export async function openForecast(work: Work, triggerId: string): Promise<void> {
  await open(work, { triggerId, view: forecastView(originOf(work)), command: "/forecast" });
}

/** Opens the campaign form. */
export async function openCampaign(work: Work, triggerId: string): Promise<void> {
  await open(work, { triggerId, view: campaignView(originOf(work)), command: "/campaign" });
}

/** Opens the search in what one customer bought. */
export async function openProductSearch(work: Work, triggerId: string, customer: string): Promise<void> {
  await open(work, { triggerId, view: productSearchView(customer, originOf(work)), command: "/customer" });
}

/** A dialog opens within three seconds or not at all: then it is said how to ask without one. */
async function open(
  work: Work,
  { triggerId, view, command }: { triggerId: string; view: ModalView; command: CommandName },
): Promise<void> {
  try {
    await work.client.views.open({ trigger_id: triggerId, view });
  } catch (error) {
    work.services.logger.warn({ err: error, command }, "form not opened");
    await work.say(usageReply(command, "The form could not be opened in time. Ask like this instead:"));
  }
}

/** The conversation that the answer goes to; none where the form was opened at Home. */
function originOf({ envelope: { place } }: Work): ModalOrigin | undefined {
  if (place.kind !== "private") return undefined;
  return { channel: place.channel, ...(place.responseUrl ? { responseUrl: place.responseUrl } : {}) };
}
