import type { KnownBlock } from "@slack/types";
import { APOLOGY } from "../errors.ts";
import { may } from "../privacy/roles.ts";
import type { ToolContext } from "../tools/tool.ts";
import { LIMITS } from "./limits.ts";
import { homeBlocks } from "./present/home.ts";
import { feedbackBlocks, usageBlocks } from "./present/home-feedback.ts";
import type { Work } from "./work.ts";

/** Publishes the Home of the person who opened it. A failure is shown there, where it was met. */
export async function publishHome(work: Work): Promise<void> {
  const { services, client, user } = work;
  let blocks: KnownBlock[];
  try {
    const context = await work.toolContext();
    const [home, judged] = await Promise.all([services.readHome(context), judgedAnswers(work, context)]);
    blocks = [...homeBlocks(home), ...judged].slice(0, LIMITS.viewBlocks);
  } catch (error) {
    services.logger.error({ err: error }, "home not read");
    blocks = [{ type: "section", text: { type: "plain_text", text: APOLOGY } }];
  }
  await client.views.publish({ user_id: user, view: { type: "home", blocks } });
}

/** For administrators alone; a Home without it is better than none. */
async function judgedAnswers({ services }: Work, context: ToolContext): Promise<KnownBlock[]> {
  if (!may(context.viewer.role, "operate")) return [];
  try {
    const [judged, used] = await Promise.all([
      services.conversations.readFeedback(context),
      services.conversations.readUsage(context),
    ]);
    return [{ type: "divider" }, ...feedbackBlocks(judged), ...(used ? usageBlocks(used, context.now) : [])];
  } catch (error) {
    services.logger.error({ err: error }, "feedback not read");
    return [];
  }
}
