/** Work that goes on beside the main flow and is waited for where its result is needed. */
export interface SideWork {
  begin<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Runs `main` with a way to begin work beside it, and ends when all of it has ended, also where `main` failed: what
 * was begun uses the same transaction, which must not be gone under it.
 *
 * @throws what failed first: a failure beside aborts the transaction they share, after which `main` fails with
 * nothing but that.
 */
export async function withSideWork<T>(main: (side: SideWork) => Promise<T>): Promise<T> {
  const begun: Promise<unknown>[] = [];
  let first: { error: unknown } | undefined;
  const remember = (error: unknown) => {
    first ??= { error };
  };
  try {
    return await main({
      begin(work) {
        const result = work();
        // Whoever awaits it is told of a failure; until then it must not count as unhandled.
        begun.push(result.catch(remember));
        return result;
      },
    });
  } catch (error) {
    remember(error);
    throw first?.error;
  } finally {
    await Promise.all(begun);
  }
}
