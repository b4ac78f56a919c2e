import { parse, schedule, validate } from "node-cron";
import { UserError } from "../errors.ts";
import type { Logger } from "../log.ts";
import { BusyError } from "../sync/one-at-a-time.ts";
import { isMissed, previousTime } from "./previous-time.ts";

export interface Job {
  name: string;
  cron: string;
  /** The job's times are times of this zone. */
  timeZone: string;
  run(): Promise<void>;
  /** When it last ran to its end, by any instance; undefined for never. */
  lastRunAt(): Promise<Date | undefined>;
}

/**
 * Runs a job at its times, one run at a time, and at once where a time was missed while no instance was up. A
 * failed run is logged and the next one comes all the same.
 *
 * @throws UserError when the expression is none.
 */
export function startTimetable(job: Job, options: { clock: () => Date; logger: Logger }) {
  const { clock, logger } = options;
  if (!validate(job.cron))
    throw new UserError(`${job.cron} is no cron expression; one is such as 0 2 * * *.`);
  let running: Promise<void> | undefined;
  const runOnce = () => {
    running ??= attempt(job, logger).finally(() => {
      running = undefined;
    });
    return running;
  };
  const task = schedule(job.cron, runOnce, { timezone: job.timeZone, noOverlap: true, name: job.name });
  const caughtUp = catchUp().catch((err) =>
    logger.error({ err, job: job.name }, "job could not be caught up"),
  );

  async function catchUp(): Promise<void> {
    const lastRunAt = await job.lastRunAt();
    const [second = 0] = parse(job.cron).second;
    const due = previousTime((date) => task.match(date), clock(), second);
    if (!isMissed(lastRunAt, due)) return;
    logger.info({ job: job.name, lastRunAt }, "a run was missed; catching up");
    await runOnce();
  }

  return {
    nextRunAt: () => task.getNextRun(),
    /** Resolves once what was missed has been caught up. */
    caughtUp,
    /** Runs the job now, beside its times. False where it is running already. */
    startNow(): boolean {
      if (running) return false;
      void runOnce();
      return true;
    },
    /** Takes no further time, and waits for a run that is under way. */
    async stop(): Promise<void> {
      await task.destroy();
      await running;
    },
  };
}

async function attempt(job: Job, logger: Logger): Promise<void> {
  try {
    await job.run();
  } catch (err) {
    if (err instanceof BusyError)
      return logger.info({ job: job.name }, "another instance is running the job");
    logger.error({ err, job: job.name }, "job failed");
  }
}
