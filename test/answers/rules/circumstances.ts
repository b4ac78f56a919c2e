import type { Circumstances } from "../../../src/answers/rules/reading.ts";

/** A Friday in the second quarter: the day that the labelled questions are asked on. */
export const FRIDAY_IN_MAY: Circumstances = {
  now: new Date("2026-05-15T12:00:00Z"),
  timeZone: "Europe/London",
  currency: "USD",
};
