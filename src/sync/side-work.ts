/** Work that goes on beside the main flow and is waited for where its result is needed. */
export interface SideWork {
  begin<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Runs `main` with a way to begin work beside it, and ends when all of it has ended, also where `main` failed: what
 * was begun uses the same transaction, which must not be gone under it.
 */
export async function withSideWork<T>(main: (side: SideWork) => Promise<T>): Promise<T> {
  const begun: Promise<unknown>[] = [];
  try {
    return await main({
      begin(work) {
        const result = work();
        // Whoever awaits it is told of a failure; until then it must not count as unhandled.
        begun.push(result.catch(() => {}));
        return result;
      },
    });
  } finally {
    await Promise.all(begun);
  }
}
