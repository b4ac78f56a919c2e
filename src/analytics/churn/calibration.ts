/** Customers of similar foretold risk, and what became of them. */
export interface RiskGroup {
  customers: number;
  meanRisk: number;
  silentShare: number;
}

/**
 * Customers in order of risk, in groups of equal size (the first ones take what is left over): where risks are
 * calibrated, each group's share of silent customers is near its mean risk. Equal risks keep their order.
 *
 * @returns fewer groups where there are fewer customers.
 */
export function calibrationOf(
  risks: readonly number[],
  silent: readonly boolean[],
  groupCount = 10,
): RiskGroup[] {
  const order = risks.map((_, i) => i).sort((one, other) => (risks[one] ?? 0) - (risks[other] ?? 0));
  const [size, over] = [Math.floor(order.length / groupCount), order.length % groupCount];
  const groups = Array.from({ length: groupCount }, (_, group) => {
    const start = group * size + Math.min(group, over);
    return order.slice(start, start + size + (group < over ? 1 : 0));
  });
  return groups
    .filter((members) => members.length > 0)
    .map((members) => ({
      customers: members.length,
      meanRisk: members.reduce((sum, i) => sum + (risks[i] ?? 0), 0) / members.length,
      silentShare: members.filter((i) => silent[i] === true).length / members.length,
    }));
}

/** Expected calibration error over ten groups of equal size; 0 without customers. */
export function calibrationError(risks: readonly number[], silent: readonly boolean[]): number {
  const groups = calibrationOf(risks, silent);
  return groups.reduce(
    (sum, group) => sum + (group.customers / risks.length) * Math.abs(group.meanRisk - group.silentShare),
    0,
  );
}
