/**
 * Merges groups that are too small to say anything of. Keys are compared from their front: groups alike in all
 * but the last part become one, then those alike in all but the last two, and so on, until a group has
 * `membersMin` customers. A group that was large enough before is not drawn into a later one.
 *
 * @returns for each group how many parts of its key it kept; 0 where even the first part is too rare.
 */
export function mergeSmall(
  groups: readonly { key: readonly string[]; customers: number }[],
  membersMin: number,
): number[] {
  const kept = groups.map(() => 0);
  let pending = groups.map((_, index) => index);
  for (let parts = groups[0]?.key.length ?? 0; parts > 0; parts -= 1) {
    const members = new Map<string, number>();
    for (const index of pending) {
      const family = familyOf(groups[index]?.key, parts);
      members.set(family, (members.get(family) ?? 0) + (groups[index]?.customers ?? 0));
    }
    pending = pending.filter((index) => {
      if ((members.get(familyOf(groups[index]?.key, parts)) ?? 0) < membersMin) return true;
      kept[index] = parts;
      return false;
    });
  }
  return kept;
}

function familyOf(key: readonly string[] = [], parts: number): string {
  return key.slice(0, parts).join("\n");
}
