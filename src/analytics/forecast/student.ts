/** Normal quantiles at the shares that intervals need. */
const NORMAL: readonly [share: number, quantile: number][] = [
  [0.9, 1.2815515655446004],
  [0.975, 1.959963984540054],
];

/**
 * Quantile of Student's t at the shares 0.025, 0.1, 0.9 and 0.975, by the expansion of Cornish and Fisher
 * (Abramowitz & Stegun, Handbook of Mathematical Functions, 26.7.5): within 0.5 % from 4 degrees of freedom on.
 *
 * @param degrees degrees of freedom; fewer than 4 count as 4.
 */
export function studentQuantile(share: number, degrees: number): number {
  const z = NORMAL.find(([tail]) => Math.abs(tail - Math.max(share, 1 - share)) < 1e-9)?.[1] ?? 0;
  const v = Math.max(4, degrees);
  const terms = [
    (z ** 3 + z) / 4 / v,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96 / v ** 2,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384 / v ** 3,
  ];
  return Math.sign(share - 0.5) * terms.reduce((total, term) => total + term, z);
}
