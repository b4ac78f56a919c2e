import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import type { Response } from "express";
import type { Allowance, RateLimit } from "../../cache/rate-limit.ts";
import { HttpError } from "../errors.ts";

/**
 * Takes one from an allowance and tells the caller what is left of it.
 *
 * @throws HttpError 429 when there is none left.
 */
export async function spend(limit: RateLimit, key: string, response: Response): Promise<void> {
  const allowance = await limit.take(key);
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

/**
 * Names callers by address without keeping it. Of IPv6 the network counts: whoever has one address there has
 * all of them.
 */
export function addressKeys(secret: string): (address: string | undefined) => string {
  return (address = "") => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/, "");
    const place = isIPv6(plain) ? networkOf(plain) : plain;
    return `address:${createHmac("sha256", secret).update(place).digest("base64url").slice(0, 22)}`;
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
