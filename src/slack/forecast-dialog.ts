import { usageReply } from "./usage.ts";
import { forecastView } from "./views.ts";
import type { Work } from "./work.ts";

/** Opens the forecast form; where a dialog can't be opened any more, says how to ask without one. */
export async function openForecast(work: Work, triggerId: string): Promise<void> {
  const { place } = work.envelope;
  const origin =
    place.kind === "private"
      ? { channel: place.channel, ...(place.responseUrl ? { responseUrl: place.responseUrl } : {}) }
      : undefined;
  try {
    await work.client.views.open({ trigger_id: triggerId, view: forecastView(origin) });
  } catch (error) {
    work.services.logger.warn({ err: error }, "forecast form not opened");
    await work.say(usageReply("/forecast", "The form could not be opened in time. Ask like this instead:"));
  }
}
