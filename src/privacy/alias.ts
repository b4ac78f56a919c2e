import { createHmac } from "node:crypto";

/** Crockford's base 32: no I, L, O, U, so that an alias read aloud is not misheard. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const SYMBOLS = 8;

export const ALIAS_PATTERN = /^C-[0-9A-HJKMNP-TV-Z]{8}$/;

/**
 * The name a customer has on every surface: `C-` and 40 bits of HMAC-SHA256 over the shop's own id.
 * Stable for the shop's key, and not to be counted through or turned back without it.
 *
 * @param attempt 0 at first; raise it where another customer already has the alias (about 0.7 % likely
 * to happen once in a shop of 120,000).
 */
export function aliasOf(identityKey: string, customerId: string, attempt = 0): string {
  const input = attempt === 0 ? customerId : `${customerId}\u0000${attempt}`;
  const digest = createHmac("sha256", Buffer.from(identityKey, "hex")).update(`alias:${input}`).digest();
  let bits = digest.readUIntBE(0, 5);
  let alias = "";
  for (let i = 0; i < SYMBOLS; i += 1) {
    alias = `${ALPHABET[bits % 32]}${alias}`;
    bits = Math.floor(bits / 32);
  }
  return `C-${alias}`;
}

/** Reads an alias as a person types it: any case, and O, I, L for the digits they look like; else undefined. */
export function parseAlias(text: string): string | undefined {
  const match = /^c[-\u2010-\u2015 ]?([0-9a-z]{8})$/i.exec(text.trim());
  if (!match?.[1]) return undefined;
  const alias = `C-${match[1].toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1")}`;
  return ALIAS_PATTERN.test(alias) ? alias : undefined;
}
