/** The rule's positive nodes and their weights; it is symmetric about 0. */
export interface QuadratureRule {
  nodes: Float64Array;
  weights: Float64Array;
}

/** Integral of a smooth function from a to b by a Gauss-Legendre rule. */
export function integrate(
  { nodes, weights }: QuadratureRule,
  f: (x: number) => number,
  a: number,
  b: number,
): number {
  const middle = (a + b) / 2;
  const half = (b - a) / 2;
  let sum = 0;
  for (let i = 0; i < nodes.length; i += 1) {
    const offset = half * (nodes[i] ?? 0);
    sum += (weights[i] ?? 0) * (f(middle - offset) + f(middle + offset));
  }
  return half * sum;
}

/**
 * The Gauss-Legendre rule of an even number of nodes, which are the roots of the Legendre polynomial, by
 * Newton's method (Press et al., Numerical Recipes, 3rd ed., 4.6.1).
 */
export function gaussLegendre(nodesCount: number): QuadratureRule {
  const rule = Array.from({ length: nodesCount / 2 }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (nodesCount + 0.5));
    let slope = 1;
    for (let step = 0; step < 100; step += 1) {
      const { value, derivative } = legendre(nodesCount, x);
      slope = derivative;
      const change = value / derivative;
      x -= change;
      if (Math.abs(change) < 1e-16) break;
    }
    return { node: x, weight: 2 / ((1 - x * x) * slope * slope) };
  });
  return {
    nodes: Float64Array.from(rule, ({ node }) => node),
    weights: Float64Array.from(rule, ({ weight }) => weight),
  };
}

function legendre(n: number, x: number): { value: number; derivative: number } {
  let previous = 1;
  let value = x;
  for (let k = 2; k <= n; k += 1) {
    [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
  }
  return { value, derivative: (n * (x * value - previous)) / (x * x - 1) };
}
