import { createHash } from "node:crypto";
import { hashEmail, hashPhone } from "../../privacy/contact.ts";
import type { Cells } from "./cells.ts";

/**
 * Who bought, without clear contact data: the shop's id, else one derived from the hashed e-mail or phone.
 * Files often carry an e-mail, a phone or a name in the column of the id; such an id is hashed as well.
 */
export function customerOf(row: Cells, identityKey: string) {
  const id = row.id("customerId");
  const emailHash = hashOf(row.text("email") ?? (id?.includes("@") ? id : undefined), (text) =>
    hashEmail(identityKey, text),
  );
  const phoneHash = hashOf(row.text("phone") ?? (id?.startsWith("+") ? id : undefined), (text) =>
    hashPhone(identityKey, text),
  );
  return { customerId: customerIdOf(id, { emailHash, phoneHash, identityKey }), emailHash, phoneHash };
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

function hashOf(text: string | undefined, hash: (text: string) => string | undefined): string | null {
  return text ? (hash(text) ?? null) : null;
}
