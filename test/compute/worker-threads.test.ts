import { describe, expect, it } from "vitest";
import { inline } from "../../src/compute/compute.ts";
import { createWorkerThreads } from "../../src/compute/worker-threads.ts";

const series = Array.from({ length: 60 }, (_, i) => 100 + 10 * Math.sin(i / 4) + (i % 7));

function aSignal() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(new Error("called off")) };
}

describe("a task in a thread", () => {
  it("comes out as it does without one", async () => {
    const asked = { series, horizon: 4, granularity: "week" } as const;

    const [there, here] = [
      await createWorkerThreads().run("forecast", asked),
      await inline.run("forecast", asked),
    ];

    expect(there.result).toEqual(here.result);
  });

  it("leaves this thread free while it runs, and tasks wait for each other", async () => {
    const threads = createWorkerThreads();
    const ended: string[] = [];
    const long = threads
      .run("forecast", { series: [...series, ...series], horizon: 8, granularity: "week" })
      .then(() => ended.push("long"));
    const short = threads
      .run("forecast", { series: series.slice(-12), horizon: 1, granularity: "week" })
      .then(() => ended.push("short"));
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);

    await Promise.all([long, short]);

    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
    expect(ended).toEqual(["long", "short"]);
  });

  it("that fails says so, and the next one runs", async () => {
    const threads = createWorkerThreads();

    const failed = threads.run("forecast", { series: null as never, horizon: 1, granularity: "week" });

    await expect(failed).rejects.toThrow();
    const next = await threads.run("forecast", { series, horizon: 1, granularity: "week" });
    expect(next.result.kind).toBe("forecast");
  });

  it("ends when it is called off, whether it runs or waits", async () => {
    const threads = createWorkerThreads();
    const { signal, abort } = aSignal();
    const running = threads.run("forecast", { series, horizon: 4, granularity: "week" }, signal);
    const waiting = threads.run("forecast", { series, horizon: 4, granularity: "week" }, signal);

    abort();

    await expect(running).rejects.toThrow("called off");
    await expect(waiting).rejects.toThrow("called off");
  });
});
