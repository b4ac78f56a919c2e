/** Remembers a function of a count: thousands of histories share a few dozen numbers of purchases. */
export function byCount(value: (count: number) => number): (count: number) => number {
  const known = new Map<number, number>();
  return (count) => {
    const remembered = known.get(count);
    if (remembered !== undefined) return remembered;
    const fresh = value(count);
    known.set(count, fresh);
    return fresh;
  };
}
