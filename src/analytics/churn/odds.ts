/** Kept off 0 and 1, which no log score survives. */
export function insideUnit(risk: number): number {
  return Math.min(1 - 1e-9, Math.max(1e-9, risk));
}

/** Log-odds of a probability; finite at 0 and 1 too. */
export function logit(p: number): number {
  const inside = insideUnit(p);
  return Math.log(inside) - Math.log1p(-inside);
}

export function fromLogit(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
