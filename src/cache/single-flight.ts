/** Work that several callers may wait for at once. */
interface Flight {
  result: Promise<unknown>;
  waiting: number;
  stop: AbortController;
}

export interface Caller {
  /** Aborted when this caller no longer waits; the others go on waiting. */
  signal?: AbortSignal | undefined;
}

/**
 * Lets those who ask the same at the same time share one run. Each may leave by its own signal; the work itself is
 * told to stop when nobody waits for it any more, and whoever comes after that starts anew.
 */
export function createSingleFlight() {
  const underWay = new Map<string, Flight>();

  function depart(key: string, work: (signal: AbortSignal) => Promise<unknown>): Flight {
    const stop = new AbortController();
    const result = work(stop.signal).finally(() => {
      if (underWay.get(key) === flight) underWay.delete(key);
    });
    // Where all have left, nobody is there to hear of its failure.
    result.catch(() => {});
    const flight: Flight = { result, waiting: 0, stop };
    underWay.set(key, flight);
    return flight;
  }

  return async function share<T>(
    key: string,
    work: (signal: AbortSignal) => Promise<T>,
    { signal }: Caller = {},
  ): Promise<T> {
    signal?.throwIfAborted();
    const flight = underWay.get(key) ?? depart(key, work);
    // One key stands for one question, so what runs under it has this type.
    const result = flight.result as Promise<T>;
    flight.waiting += 1;
    if (!signal) return result;
    return untilAborted(result, signal, () => {
      flight.waiting -= 1;
      if (flight.waiting > 0) return;
      if (underWay.get(key) === flight) underWay.delete(key);
      flight.stop.abort(signal.reason);
    });
  };
}

function untilAborted<T>(result: Promise<T>, signal: AbortSignal, leave: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      leave();
      reject(signal.reason);
    };
    signal.addEventListener("abort", onAbort, { once: true });
    const settled = () => signal.removeEventListener("abort", onAbort);
    result.then(resolve, reject).finally(settled);
  });
}
