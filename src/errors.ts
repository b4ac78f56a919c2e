/** An error written for the person who caused it or can mend it: surfaces show `message` as it is. */
export class UserError extends Error {
  override name = "UserError";
}

/** What a person reads when something failed that they did not cause and can't mend. */
export const APOLOGY = "Something went wrong on our side. The error is logged; please try again in a minute.";
