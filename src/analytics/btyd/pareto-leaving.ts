import { gaussLegendre, integrate } from "../numerics/gauss-legendre.ts";
import type { PurchaseHistory } from "./history.ts";

/** What has fallen to e^-40 of its height no longer counts in a double. */
const LOG_NEGLIGIBLE = 40;

/** Exact to a double over a fall of e^-40. */
const RULE = gaussLegendre(24);

/**
 * Log of the integral over the times t_x to T of leaving, for a density of (alpha + time)^-shape ·
 * (beta + time)^-(s + 1): taken over u = ln(m + time) with m the smaller of alpha and beta, in which the
 * integrand is nearly a polynomial. No 2F1 is needed.
 */
export function logLeaving(
  parameters: { alpha: number; beta: number; shape: number; s: number },
  { tx, T }: PurchaseHistory,
): number {
  const { alpha, beta, shape, s } = parameters;
  if (T <= tx) return Number.NEGATIVE_INFINITY;
  const m = Math.min(alpha, beta);
  const logIntegrand = (u: number) => {
    const shifted = Math.exp(u);
    return u - shape * Math.log(alpha - m + shifted) - (s + 1) * Math.log(beta - m + shifted);
  };
  const from = Math.log(m + tx);
  const to = Math.log(m + leavingEnd(parameters, { tx, T }));
  // Scaled by its larger end, so that neither end under- nor overflows.
  const scale = Math.max(logIntegrand(from), logIntegrand(to));
  return scale + Math.log(integrate(RULE, (u) => Math.exp(logIntegrand(u) - scale), from, to));
}

/**
 * Up to where the integral has any weight: after thousands of purchases a customer who has fallen silent left
 * within days, and nodes spread over years would miss it. Each of the two factors alone bounds it.
 */
export function leavingEnd(
  { alpha, beta, shape, s }: { alpha: number; beta: number; shape: number; s: number },
  { tx, T }: { tx: number; T: number },
): number {
  const bySilence = (alpha + tx) * Math.expm1(LOG_NEGLIGIBLE / shape);
  const byLifetime = (beta + tx) * Math.expm1(LOG_NEGLIGIBLE / (s + 1));
  return Math.min(T, tx + Math.min(bySilence, byLifetime));
}
