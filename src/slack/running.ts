/** Counts work in progress, so that a stop can wait for it. */
export function createRunning() {
  const running = new Set<Promise<unknown>>();
  return {
    /** Runs `work` and remembers it until it has ended. */
    track<T>(work: () => Promise<T>): Promise<T> {
      const promise = work();
      const settled = promise.then(
        () => {},
        () => {},
      );
      running.add(settled);
      void settled.then(() => running.delete(settled));
      return promise;
    },
    /** Resolves with true when nothing is running any more, or with false after `graceMs`. */
    async idle(graceMs: number): Promise<boolean> {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), graceMs);
      });
      const ended = async () => {
        while (running.size > 0) await Promise.all(running);
        return true;
      };
      return Promise.race([ended(), late]).finally(() => clearTimeout(timer));
    },
  };
}
