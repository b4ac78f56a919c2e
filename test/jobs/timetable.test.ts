import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { type Job, startTimetable } from "../../src/jobs/timetable.ts";

const silent = pino({ level: "silent" });

describe("a timetable", () => {
  it("catches up at start what was missed, and nothing else", async () => {
    const [missed, fresh] = [
      aJob({ lastRunAt: async () => undefined }),
      aJob({ lastRunAt: async () => new Date() }),
    ];

    const timetables = [missed, fresh].map(({ job }) =>
      startTimetable(job, { clock: () => new Date(), logger: silent }),
    );
    await Promise.all(timetables.map((timetable) => timetable.caughtUp));

    expect([missed.runs(), fresh.runs()]).toEqual([1, 0]);
    await Promise.all(timetables.map((timetable) => timetable.stop()));
  });

  it("survives a run that fails", async () => {
    const { job } = aJob({ run: () => Promise.reject(new Error("no")) });

    const timetable = startTimetable(job, { clock: () => new Date(), logger: silent });

    await expect(timetable.caughtUp).resolves.toBeUndefined();
    await timetable.stop();
  });

  it("waits at its stop for the run that is under way", async () => {
    let finish = () => {};
    let finished = false;
    const { job } = aJob({
      run: () =>
        new Promise<void>((resolve) => {
          finish = () => {
            finished = true;
            resolve();
          };
        }),
    });
    const timetable = startTimetable(job, { clock: () => new Date(), logger: silent });
    await Promise.resolve();

    const stopped = timetable.stop();
    finish();
    await stopped;

    expect(finished).toBe(true);
  });

  it("starts a run beside its times, unless one is under way", async () => {
    const { job, runs } = aJob({ lastRunAt: async () => new Date() });
    const timetable = startTimetable(job, { clock: () => new Date(), logger: silent });
    await timetable.caughtUp;

    const started = [timetable.startNow(), timetable.startNow()];
    await timetable.stop();

    expect(started).toEqual([true, false]);
    expect(runs()).toBe(1);
  });

  it("runs in the shop's time zone", async () => {
    const { job } = aJob({ cron: "0 2 * * *", timeZone: "Asia/Tokyo", lastRunAt: async () => new Date() });

    const timetable = startTimetable(job, { clock: () => new Date(), logger: silent });

    expect(timetable.nextRunAt()?.toISOString()).toMatch(/T17:00:00/);
    await timetable.stop();
  });

  it("refuses an expression that is none", () => {
    expect(() =>
      startTimetable(aJob({ cron: "at noon" }).job, { clock: () => new Date(), logger: silent }),
    ).toThrow(UserError);
  });
});

function aJob(overrides: Partial<Job>) {
  let runs = 0;
  const job: Job = {
    name: "sync",
    cron: "0 2 * * *",
    timeZone: "UTC",
    run: async () => {
      runs += 1;
    },
    lastRunAt: async () => undefined,
    ...overrides,
  };
  return { job, runs: () => runs };
}
