const EVERY_MS = 20;

/** Watches the memory of this process, threads included, from now on. */
export function watchMemory(read: () => number = () => process.memoryUsage.rss()) {
  let peak = read();
  const look = () => {
    peak = Math.max(peak, read());
  };
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  return {
    peakBytes(): number {
      look();
      return peak;
    },
    stop: () => clearInterval(timer),
  };
}
