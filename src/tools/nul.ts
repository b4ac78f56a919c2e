/** Where text holds a NUL, which the database takes in no text: the names down to it; undefined where none does. */
export function pathToNul(value: unknown): readonly string[] | undefined {
  if (typeof value === "string") return value.includes("\0") ? [] : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const path = pathToNul(inner);
    if (path) return [name, ...path];
  }
  return undefined;
}
