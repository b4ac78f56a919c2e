/** An error written for the person who caused it or can mend it: surfaces show `message` as it is. */
export class UserError extends Error {
  override name = "UserError";
}

/** Something outside failed. `service` names it; the cause stays for the log and never reaches a person. */
export class UpstreamError extends Error {
  override name = "UpstreamError";
  readonly service: string;

  constructor(service: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.service = service;
  }
}

/** What a person reads when something failed that they did not cause and can't mend. */
export const APOLOGY = "Something went wrong on our side. The error is logged; please try again in a minute.";
