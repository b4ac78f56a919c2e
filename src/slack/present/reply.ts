import type { Report } from "../../present/report.ts";

/** What is to be said in Slack, before it is known where and in which form. */
export interface Reply extends Report {
  /** A model's own words, which stand above the report. Plain text. */
  words?: string | undefined;
  /** The answer that people can say their opinion of. */
  turnId?: number | undefined;
  /** Id of the person who shared it with the channel. */
  sharedBy?: string | undefined;
}
