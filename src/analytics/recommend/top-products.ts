/**
 * The products of the highest positive score among some, best first, at most `count`; of equal scores the lower
 * number goes first, so that the same scores give the same list. `among` ascends.
 */
export function topProducts(scores: Float64Array, among: Int32Array, count: number): number[] {
  const top: number[] = [];
  let least = 0;
  for (let index = 0; index < among.length; index += 1) {
    const product = among[index] ?? 0;
    const score = scores[product] ?? 0;
    if (!(score > least)) continue;
    let place = top.length;
    while (place > 0 && (scores[top[place - 1] ?? 0] ?? 0) < score) place -= 1;
    top.splice(place, 0, product);
    if (top.length > count) top.pop();
    if (top.length === count) least = scores[top[count - 1] ?? 0] ?? 0;
  }
  return top;
}
