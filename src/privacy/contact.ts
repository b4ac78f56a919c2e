import { createHmac } from "node:crypto";

/** Keyed hash of an e-mail address for matching; undefined where the text is not an address. */
export function hashEmail(identityKey: string, email: string): string | undefined {
  const normal = email.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(normal) ? keyedHash(identityKey, `email:${normal}`) : undefined;
}

/**
 * Keyed hash of a phone number for matching, over its last ten digits (or all, if fewer), so that a number
 * matches with and without its country code; undefined under seven digits, where numbers are no longer telling.
 */
export function hashPhone(identityKey: string, phone: string): string | undefined {
  const digits = phone.replace(/\D/g, "");
  return digits.length >= 7 ? keyedHash(identityKey, `phone:${digits.slice(-10)}`) : undefined;
}

function keyedHash(identityKey: string, text: string): string {
  return createHmac("sha256", Buffer.from(identityKey, "hex")).update(text).digest("base64url").slice(0, 32);
}
