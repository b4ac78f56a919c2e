import { type Fields, isObject } from "../fake-slack/block-rules/rule.ts";

/** The interactive element of some blocks that carries these ids, wherever it stands in its block. */
export function findElement(blocks: unknown, blockId: string, actionId: string): Fields | undefined {
  if (!Array.isArray(blocks)) return undefined;
  for (const block of blocks) {
    if (!isObject(block)) continue;
    const inside = block.block_id === blockId ? elementIn(block, actionId) : undefined;
    const found =
      inside ?? findElement(block.child_blocks, blockId, actionId) ?? cardElement(block, blockId, actionId);
    if (found) return found;
  }
  return undefined;
}

/** The choices that a static select offers, groups flattened. */
export function offeredOptions(element: Fields): Fields[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups : [];
  return [
    ...(Array.isArray(element.options) ? element.options : []),
    ...groups.flatMap((group: unknown) =>
      isObject(group) && Array.isArray(group.options) ? group.options : [],
    ),
  ].filter(isObject);
}

function cardElement(block: Fields, blockId: string, actionId: string): Fields | undefined {
  return block.type === "carousel" ? findElement(block.elements, blockId, actionId) : undefined;
}

function elementIn(block: Fields, actionId: string): Fields | undefined {
  const lists = [block.elements, block.actions].filter((list) => Array.isArray(list)).flat();
  return [block.accessory, block.element, ...lists]
    .filter(isObject)
    .find((each) => each.action_id === actionId);
}
