import type { Ids } from "./ids.ts";

const LIFETIME_MS = 3_000;

/** `trigger_id`s: good once, for three seconds, for the person who acted. */
export function createTriggers(clock: () => Date, ids: Ids) {
  const issued = new Map<string, { user: string; at: number; used: boolean }>();
  return {
    issue(user: string): string {
      const id = `${clock().getTime()}.${ids.id("").toLowerCase()}`;
      issued.set(id, { user, at: clock().getTime(), used: false });
      return id;
    },

    /** Spends a trigger; the answer names the person, or what Slack calls the fault. */
    exchange(id: unknown): { user: string } | { error: string } {
      const trigger = typeof id === "string" ? issued.get(id) : undefined;
      if (!trigger) return { error: "invalid_trigger_id" };
      if (clock().getTime() - trigger.at > LIFETIME_MS) return { error: "expired_trigger_id" };
      if (trigger.used) return { error: "exchanged_trigger_id" };
      trigger.used = true;
      return { user: trigger.user };
    },
  };
}
