import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Role, Viewer } from "../../privacy/roles.ts";

/** A key that a program presents, and whom it stands for. */
export interface ApiKey {
  /** Names the key in logs and in the audit; never the key itself. */
  id: string;
  key: string;
  role: Role;
}

/** Who presents this header value; undefined for nobody we know. */
export type Authenticate = (headerValue: string | undefined) => Viewer | undefined;

/**
 * Tells callers by their key. Without keys nobody is known: a forgotten setting closes the door.
 *
 * Digests under a key of this process are compared, every one of them and in constant time, so that neither the
 * time taken nor a length tells how much of a guess was right.
 */
export function authenticate(keys: readonly ApiKey[]): Authenticate {
  const secret = randomBytes(32);
  const digest = (value: string) => createHmac("sha256", secret).update(value).digest();
  const known = keys.map(({ id, key, role }) => ({ id, role, digest: digest(key) }));
  return (headerValue) => {
    if (!headerValue) return undefined;
    const presented = digest(headerValue);
    const [match] = known.filter((one) => timingSafeEqual(one.digest, presented));
    return match && { kind: "program", id: match.id, role: match.role };
  };
}
