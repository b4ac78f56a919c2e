import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import type { Response } from "express";
import type { Allowance, RateLimit } from "../../cache/rate-limit.ts";
import { HttpError } from "../errors.ts";

/**
 * Tells the caller what is left of an allowance.
 *
 * @throws HttpError 429 when there was none left.
 */
export function charge(allowance: Allowance, response: Response): void {
  response.set(headersOf(allowance));
  if (allowance.isGranted) return;
  response.set("Retry-After", String(allowance.resetSeconds));
  throw new HttpError(
    "too_many_requests",
    `Over the limit of ${allowance.limit} requests in ${allowance.windowSeconds / 60} minutes. Try again in ${allowance.resetSeconds} seconds.`,
    { details: { retry_after_seconds: allowance.resetSeconds } },
  );
}

function headersOf({ limit, remaining, resetSeconds, windowSeconds }: Allowance) {
  return {
    "RateLimit-Policy": `${limit};w=${windowSeconds}`,
    "RateLimit-Limit": String(limit),
    "RateLimit-Remaining": String(remaining),
    "RateLimit-Reset": String(resetSeconds),
  };
}

/** A limit on callers of whom the address alone is known. */
export interface AddressLimit {
  take(address: string | undefined): Promise<Allowance>;
}

/**
 * Counts by address and keeps none: digests under `secret`, which is the same on all instances. Of IPv6 the
 * network counts, for whoever has one address there has all of them.
 */
export function limitAddresses(limit: RateLimit, secret: string): AddressLimit {
  return {
    take(address = "") {
      const plain = address.replace(/^::ffff:(?=\d+\.)/, "");
      const place = isIPv6(plain) ? networkOf(plain) : plain;
      return limit.take(createHmac("sha256", secret).update(place).digest("base64url"));
    },
  };
}

/** The first 64 bits. */
function networkOf(address: string): string {
  const [head = "", tail = ""] = address.split("::");
  const first = head.split(":").filter(Boolean);
  const last = tail.split(":").filter(Boolean);
  const zeros = address.includes("::")
    ? Array<string>(Math.max(0, 8 - first.length - last.length)).fill("0")
    : [];
  return [...first, ...zeros, ...last].slice(0, 4).join(":");
}
