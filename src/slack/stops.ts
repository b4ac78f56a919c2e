import type { Logger } from "../log.ts";

export interface StopsParts {
  /** Writes down that work in a thread was stopped, for other instances. */
  markStopped(key: string, at: Date): Promise<void>;
  wasStopped(key: string, since: Date): Promise<boolean>;
  clock(): Date;
  logger: Logger;
}

export type Stops = ReturnType<typeof createStops>;

/** How often the database is asked whether a person pressed Stop, and another instance was told. */
const LOOK_EVERY_MS = 1_000;

/**
 * Work that people can stop, by thread. Slack tells one instance of a Stop: it ends its own work at once, and leaves a
 * mark that the others look for between their steps, and every other second.
 */
export function createStops({ markStopped, wasStopped, clock, logger }: StopsParts) {
  const running = new Map<string, Set<AbortController>>();

  function begin(key: string) {
    const controller = new AbortController();
    const since = clock();
    let lookedAt = since.getTime();
    let looking: Promise<void> | undefined;
    const here = running.get(key) ?? new Set();
    running.set(key, here.add(controller));

    async function find(): Promise<void> {
      try {
        if (await wasStopped(key, since)) controller.abort(stopped());
      } catch (err) {
        logger.warn({ err }, "not known whether work was stopped");
      }
    }

    function glance(): void {
      const now = clock().getTime();
      if (looking || now - lookedAt < LOOK_EVERY_MS) return;
      lookedAt = now;
      looking = find().finally(() => {
        looking = undefined;
      });
    }

    // A model may take long over one step.
    const timer = setInterval(glance, 2 * LOOK_EVERY_MS).unref();
    return {
      signal: controller.signal,
      /** Between steps: looks for a mark where the last look is a while ago. */
      glance,
      /** Before the answer of work that took a while: looks, whenever it was done last. */
      async look(): Promise<void> {
        await looking;
        if (clock().getTime() - since.getTime() >= LOOK_EVERY_MS) await find();
      },
      end(): void {
        clearInterval(timer);
        here.delete(controller);
        if (here.size === 0 && running.get(key) === here) running.delete(key);
      },
    };
  }

  return {
    begin,
    /** Ends all work in a thread, wherever it runs. */
    async stop(key: string): Promise<void> {
      for (const controller of running.get(key) ?? []) controller.abort(stopped());
      await markStopped(key, clock());
    },
  };
}

function stopped(): Error {
  return new Error("stopped by a person");
}
