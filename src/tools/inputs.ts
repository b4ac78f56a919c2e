import { z } from "zod";

/** What the database counts in: a larger number is no count of anything in a shop. */
const COUNT_MAX = 2_147_483_647;

export const countInput = z.number().int().min(0).max(COUNT_MAX);

/** Days that lie between two days of `dayInput` at most. */
export const daysInput = z.number().min(0).max(110_000);

const AMOUNT_MAX = 1e13;

/** In the shop's currency; in cents it is still a whole number. */
export const amountInput = z.number().min(-AMOUNT_MAX).max(AMOUNT_MAX);

/** A day of the calendar within the years that a shop's orders can be of. */
export const dayInput = z.iso
  .date()
  .refine((day) => day >= "1900-01-01" && day <= "2200-12-31", "A day from 1900 to 2200, please.");

/** A day of every year as MM-DD; the 29th of February is one. */
export const monthDayInput = z
  .string()
  .regex(
    /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))$/,
    "A day of the year as MM-DD, please, such as 11-30.",
  );
