const Z_95 = 1.959_963_985;

export interface ShareInterval {
  share: number;
  low: number;
  high: number;
}

/**
 * A share with its 95 % interval after Wilson (1927), which holds for few and for rare. Not a number (`NaN`) of
 * none: ask only where `whole` is above 0.
 */
export function wilsonInterval(part: number, whole: number): ShareInterval {
  const share = part / whole;
  const z2 = Z_95 ** 2;
  const centre = (share + z2 / (2 * whole)) / (1 + z2 / whole);
  const half = (Z_95 / (1 + z2 / whole)) * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole ** 2));
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
