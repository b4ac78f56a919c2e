import { createHash } from "node:crypto";
import { hashEmail, hashPhone } from "../../privacy/contact.ts";
import type { Cells } from "./cells.ts";

/** A file names each of its customers many times, and reading a phone number takes longer than reading the row. */
const REMEMBERED_MAX = 20_000;

/**
 * Who bought, without clear contact data: the shop's id, else one derived from the hashed e-mail or phone.
 * Files often carry an e-mail, a phone or a name in the column of the id; such an id is hashed as well. A phone
 * number without a country code is taken as one of the country in the same row.
 */
export function createCustomerReader(identityKey: string, fixedCountry: string | undefined) {
  const emailHashOf = remembering((email: string) => hashEmail(identityKey, email));
  const phoneHashOf = remembering((phone: string, country: string | undefined) =>
    hashPhone(identityKey, phone, country),
  );
  return (row: Cells) => {
    const id = row.id("customerId");
    const email = row.text("email") ?? (id?.includes("@") ? id : undefined);
    const phone = row.text("phone") ?? (id?.startsWith("+") ? id : undefined);
    const emailHash = email === undefined ? null : emailHashOf(email);
    const phoneHash = phone === undefined ? null : phoneHashOf(phone, row.text("country") ?? fixedCountry);
    return { customerId: customerIdOf(id, { emailHash, phoneHash, identityKey }), emailHash, phoneHash };
  };
}

function remembering(hash: (text: string, beside?: string) => string | undefined) {
  const hashes = new Map<string, string | null>();
  return (text: string, beside?: string): string | null => {
    const key = beside === undefined ? text : `${beside} ${text}`;
    const known = hashes.get(key);
    if (known !== undefined) return known;
    if (hashes.size >= REMEMBERED_MAX) hashes.clear();
    const made = hash(text, beside) ?? null;
    hashes.set(key, made);
    return made;
  };
}

function customerIdOf(
  id: string | undefined,
  {
    emailHash,
    phoneHash,
    identityKey,
  }: { emailHash: string | null; phoneHash: string | null; identityKey: string },
): string | null {
  if (id && !isPersonal(id)) return id.replace(/^(\d+)\.0+$/, "$1");
  if (emailHash) return `email:${emailHash}`;
  if (phoneHash) return `phone:${phoneHash}`;
  return id
    ? `id:${createHash("sha256").update(`${identityKey}:${id}`).digest("base64url").slice(0, 32)}`
    : null;
}

/** An address, a number to call, or words with blanks between them, as names are. */
function isPersonal(id: string): boolean {
  return id.includes("@") || id.startsWith("+") || /\p{L}.*\s+\p{L}/u.test(id);
}
