import { createTask } from "node-cron";
import { describe, expect, it } from "vitest";
import { isMissed, previousTime } from "../../src/jobs/previous-time.ts";

const previous = (cron: string, now: string, { timezone = "UTC", second = 0 } = {}) => {
  const task = createTask(cron, () => {}, { timezone });
  return previousTime((date) => task.match(date), new Date(now), second)?.toISOString();
};

describe("the time a schedule struck last", () => {
  it.each([
    ["0 2 * * *", "2026-03-15T10:00:00Z", "2026-03-15T02:00:00.000Z", "this morning"],
    ["0 2 * * *", "2026-03-15T01:59:59Z", "2026-03-14T02:00:00.000Z", "yesterday, before it strikes today"],
    ["0 2 * * *", "2026-03-15T02:00:00Z", "2026-03-15T02:00:00.000Z", "this very moment"],
    ["0 2 * * 1-5", "2026-03-15T10:00:00Z", "2026-03-13T02:00:00.000Z", "Friday, on a Sunday"],
    ["0 2 1 * *", "2026-03-31T10:00:00Z", "2026-03-01T02:00:00.000Z", "the first of the month, on its last"],
    ["*/15 * * * *", "2026-03-15T10:14:59Z", "2026-03-15T10:00:00.000Z", "the last quarter"],
  ])("of %s at %s is %s: %s", (cron, now, expected) => {
    expect(previous(cron, now)).toBe(expected);
  });

  it("is a time of the shop's zone, on either side of a change of the clocks", () => {
    const timezone = "Europe/Berlin";

    expect(previous("0 4 * * *", "2026-03-28T12:00:00Z", { timezone })).toBe("2026-03-28T03:00:00.000Z");
    expect(previous("0 4 * * *", "2026-03-29T12:00:00Z", { timezone })).toBe("2026-03-29T02:00:00.000Z");
  });

  it("is found to the second", () => {
    const at = { second: 30 };

    expect(previous("30 0 2 * * *", "2026-03-15T02:00:29Z", at)).toBe("2026-03-14T02:00:30.000Z");
    expect(previous("30 0 2 * * *", "2026-03-15T02:00:30Z", at)).toBe("2026-03-15T02:00:30.000Z");
  });

  it("is not looked for beyond a month", () => {
    expect(previous("0 2 1 1 *", "2026-03-15T10:00:00Z")).toBeUndefined();
  });
});

describe("a run is missed", () => {
  const due = new Date("2026-03-15T02:00:00Z");

  it.each<[Date | undefined, boolean, string]>([
    [undefined, true, "none ever was"],
    [new Date("2026-03-14T02:00:05Z"), true, "the last was yesterday's"],
    [new Date("2026-03-15T02:00:00Z"), false, "it began on time"],
    [new Date("2026-03-15T09:00:00Z"), false, "somebody ran it since"],
  ])("after %s: %s, as %s", (lastRunAt, missed) => {
    expect(isMissed(lastRunAt, due)).toBe(missed);
  });
});
