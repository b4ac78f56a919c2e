export interface Progress {
  phase: string;
  done: number;
  total: number;
}

export interface PhaseTime {
  phase: string;
  durationMs: number;
}

/** Runs a long work's phases one after the other: each is told when it begins, and how long it took is kept. */
export function createPhases(onProgress?: ((step: Progress) => void) | undefined) {
  const times: PhaseTime[] = [];
  return {
    times: times as readonly PhaseTime[],
    /** @param work may tell how far it has come. */
    async run<T>(
      phase: string,
      work: (tell: (done: number, total: number) => void) => Promise<T>,
    ): Promise<T> {
      const startedAt = performance.now();
      onProgress?.({ phase, done: 0, total: 1 });
      const result = await work((done, total) => onProgress?.({ phase, done, total }));
      times.push({ phase, durationMs: Math.round(performance.now() - startedAt) });
      return result;
    },
  };
}
