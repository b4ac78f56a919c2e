import { APOLOGY } from "../errors.ts";
import { homeBlocks } from "./present/home.ts";
import type { Work } from "./work.ts";

/** Publishes the Home of the person who opened it. A failure is shown there, where it was met. */
export async function publishHome(work: Work): Promise<void> {
  const { services, client, user } = work;
  let blocks: ReturnType<typeof homeBlocks>;
  try {
    blocks = homeBlocks(await services.readHome(await work.toolContext()));
  } catch (error) {
    services.logger.error({ err: error }, "home not read");
    blocks = [{ type: "section", text: { type: "plain_text", text: APOLOGY } }];
  }
  await client.views.publish({ user_id: user, view: { type: "home", blocks } });
}
