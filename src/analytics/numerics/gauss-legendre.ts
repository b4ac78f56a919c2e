/** Integral of a smooth function from a to b by the 48-node Gauss-Legendre rule. */
export function gaussLegendre48(f: (x: number) => number, a: number, b: number): number {
  const middle = (a + b) / 2;
  const half = (b - a) / 2;
  let sum = 0;
  for (const { node, weight } of RULE) sum += weight * (f(middle - half * node) + f(middle + half * node));
  return half * sum;
}

/** The positive nodes of the rule with their weights; it is symmetric about 0. */
const RULE = positiveNodes(48);

/** Roots of the Legendre polynomial by Newton's method (Press et al., Numerical Recipes, 3rd ed., 4.6.1). */
function positiveNodes(n: number): { node: number; weight: number }[] {
  return Array.from({ length: n / 2 }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 100; step += 1) {
      const { value, derivative } = legendre(n, x);
      slope = derivative;
      const change = value / derivative;
      x -= change;
      if (Math.abs(change) < 1e-16) break;
    }
    return { node: x, weight: 2 / ((1 - x * x) * slope * slope) };
  });
}

function legendre(n: number, x: number): { value: number; derivative: number } {
  let previous = 1;
  let value = x;
  for (let k = 2; k <= n; k += 1) {
    [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
  }
  return { value, derivative: (n * (x * value - previous)) / (x * x - 1) };
}
