import type { RequestId } from "@modelcontextprotocol/sdk/types.js";

/** Whose request it is: ids are a client's own, so they tell requests apart only within its session. */
export interface RequestKey {
  viewerId: string;
  /** Undefined for a client that keeps no session; its requests can't be told from another's. */
  session: string | undefined;
  id: RequestId;
}

/** The requests that are being answered, so that one that comes later can call one of them off. */
export function createUnderWay() {
  const stops = new Map<string, () => void>();
  const everyStop = new Set<() => void>();
  return {
    /** @returns what forgets the request, once it is answered. */
    add(key: RequestKey | undefined, stop: () => void): () => void {
      const name = key && nameOf(key);
      everyStop.add(stop);
      if (name) stops.set(name, stop);
      return () => {
        everyStop.delete(stop);
        if (name && stops.get(name) === stop) stops.delete(name);
      };
    },
    /** Does nothing where the request is answered already, or runs on another instance. */
    cancel(key: RequestKey): void {
      const name = nameOf(key);
      if (name) stops.get(name)?.();
    },
    cancelAll(): void {
      for (const stop of everyStop) stop();
    },
  };
}

function nameOf({ viewerId, session, id }: RequestKey): string | undefined {
  return session === undefined ? undefined : JSON.stringify([viewerId, session, id]);
}
