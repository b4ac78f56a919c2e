import { createHmac } from "node:crypto";
import { emailForm } from "./email.ts";
import { phoneForm, possiblePhoneForms } from "./phone.ts";

/** Keyed hash of an e-mail address for matching; undefined where the text is not an address. */
export function hashEmail(identityKey: string, email: string): string | undefined {
  const form = emailForm(email);
  return form === undefined ? undefined : keyedHash(identityKey, `email:${form}`);
}

/**
 * Keyed hash of a phone number as it is stored; undefined where the text is not a number that tells who it is.
 *
 * @param country two letters, ISO 3166, of the record that the number stands in.
 */
export function hashPhone(identityKey: string, phone: string, country?: string): string | undefined {
  const form = phoneForm(phone, country);
  return form === undefined ? undefined : keyedHash(identityKey, `phone:${form}`);
}

/** The hashes under which a number that is asked for may be stored, with its country or without. */
export function hashesOfPhone(identityKey: string, phone: string): string[] {
  return possiblePhoneForms(phone).map((form) => keyedHash(identityKey, `phone:${form}`));
}

function keyedHash(identityKey: string, text: string): string {
  return createHmac("sha256", Buffer.from(identityKey, "hex")).update(text).digest("base64url").slice(0, 32);
}
