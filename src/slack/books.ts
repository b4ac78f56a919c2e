import type { Viewer } from "../privacy/roles.ts";
import { pruneDeliveries, takeDelivery } from "../store/deliveries.ts";
import { markStopped, wasStopped } from "../store/stop-marks.ts";
import type { ToolContext } from "../tools/tool.ts";
import { threadKey } from "./conversation-key.ts";
import type { Overheard } from "./hearing.ts";
import type { SlackServices } from "./work.ts";

const KEPT_MS = 24 * 3_600_000;
const PRUNE_EVERY_MS = 3_600_000;

/** Who asks when nobody does: the surface keeps its own books. */
const ITSELF: Viewer = { kind: "program", id: "slack", role: "agent" };

/** What the surface writes down for itself, in the database that all instances share. */
export function createBooks({
  toolContext,
  conversations,
  clock,
}: Pick<SlackServices, "toolContext" | "conversations" | "clock">) {
  const context = (): Promise<ToolContext> => toolContext(ITSELF);
  let prunedAt = 0;
  return {
    /** Takes each delivery once, and forgets those that nobody repeats any more. */
    async takeDelivery(keys: readonly string[]): Promise<boolean> {
      const { database, tenant } = await context();
      const now = clock();
      const isFirst = await takeDelivery(database, tenant.tenantId, { keys, at: now });
      if (now.getTime() - prunedAt > PRUNE_EVERY_MS) {
        prunedAt = now.getTime();
        await pruneDeliveries(database, tenant.tenantId, new Date(now.getTime() - KEPT_MS));
      }
      return isFirst;
    },
    async isOurThread(team: string, { channel, threadTs }: Overheard): Promise<boolean> {
      return conversations.isOurs(threadKey(team, channel, threadTs), await context());
    },
    async markStopped(thread: string, at: Date): Promise<void> {
      const { database, tenant } = await context();
      await markStopped(database, tenant.tenantId, { thread, at });
    },
    async wasStopped(thread: string, since: Date): Promise<boolean> {
      const { database, tenant } = await context();
      return wasStopped(database, tenant.tenantId, { thread, since });
    },
  };
}
