import type { Report } from "../../present/report.ts";

/** What is to be said in Slack, before it is known where and in which form. */
export interface Reply extends Report {
  /** Id of the person who shared it with the channel. */
  sharedBy?: string | undefined;
}
