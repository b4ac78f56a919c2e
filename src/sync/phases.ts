export interface Progress {
  phase: string;
  done: number;
  total: number;
}

export interface PhaseTime {
  phase: string;
  durationMs: number;
}

/**
 * Runs a long work's phases one after the other: each is told when it begins, and how long it took is kept. Stops,
 * by throwing the signal's reason, between phases and wherever a phase tells how far it has come.
 */
export function createPhases(options: {
  onProgress?: ((step: Progress) => void) | undefined;
  signal?: AbortSignal | undefined;
}) {
  const { onProgress, signal } = options;
  const times: PhaseTime[] = [];
  return {
    times: times as readonly PhaseTime[],
    async run<T>(
      phase: string,
      work: (tell: (done: number, total: number) => void) => Promise<T>,
    ): Promise<T> {
      signal?.throwIfAborted();
      const startedAt = performance.now();
      onProgress?.({ phase, done: 0, total: 1 });
      const result = await work((done, total) => {
        signal?.throwIfAborted();
        onProgress?.({ phase, done, total });
      });
      times.push({ phase, durationMs: Math.round(performance.now() - startedAt) });
      signal?.throwIfAborted();
      return result;
    },
  };
}
