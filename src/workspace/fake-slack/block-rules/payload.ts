import { BLOCKS, type Surface } from "./blocks.ts";
import { LIMITS } from "./limits.ts";
import { plainText } from "./objects.ts";
import {
  boolean,
  check,
  codePoints,
  type Fault,
  isObject,
  list,
  object,
  oneOf,
  type Rule,
  string,
  typed,
  unique,
} from "./rule.ts";

/** What Slack would say about the blocks of a message; `too_long` is an error of its own there. */
export function checkMessageBlocks(blocks: unknown): { faults: Fault[]; tooLong: boolean } {
  const faults = checkBlocks(blocks, "message", "/blocks");
  if (!Array.isArray(blocks)) return { faults, tooLong: false };
  tooMany(faults, blocks, "data_visualization", LIMITS.message.charts);
  tooMany(faults, blocks, "table", LIMITS.message.tables);
  const markdown = charactersOf(
    blocks.filter((block: unknown) => isObject(block) && block.type === "markdown"),
  );
  if (markdown > LIMITS.message.markdownCharacters)
    faults.push({
      pointer: "/blocks",
      message: `must be less than ${LIMITS.message.markdownCharacters + 1} characters of markdown`,
    });
  return { faults, tooLong: weightOf(blocks) > LIMITS.message.blockCharacters };
}

/** What Slack would say about a view, modal or home. */
export function checkView(view: unknown): Fault[] {
  const faults = check(typed({ modal, home }), view, "/view");
  if (!isObject(view) || (view.type !== "modal" && view.type !== "home")) return faults;
  faults.push(...checkBlocks(view.blocks, view.type, "/view/blocks"));
  const takesInput =
    Array.isArray(view.blocks) &&
    view.blocks.some((block: unknown) => isObject(block) && block.type === "input");
  if (view.type === "modal" && takesInput && view.submit === undefined)
    faults.push({
      pointer: "/view",
      message: "missing required field: submit, because the view has an input block",
    });
  return faults;
}

const anything: Rule = () => {};
const shared = {
  private_metadata: string(LIMITS.view.privateMetadata),
  callback_id: string(LIMITS.view.callbackId),
  external_id: string(LIMITS.id),
};
const modal = object(
  { type: oneOf("modal"), title: plainText(LIMITS.view.title), blocks: anything },
  {
    ...shared,
    close: plainText(LIMITS.view.button),
    submit: plainText(LIMITS.view.button),
    clear_on_close: boolean,
    notify_on_close: boolean,
    submit_disabled: boolean,
  },
);
const home = object({ type: oneOf("home"), blocks: anything }, shared);

function checkBlocks(blocks: unknown, surface: Surface, pointer: string): Fault[] {
  const most = surface === "message" ? LIMITS.message.blocks : LIMITS.view.blocks;
  const least = surface === "message" ? 0 : 1;
  return [
    ...check(list(typed(BLOCKS[surface]), most, least), blocks, pointer),
    ...check(
      unique("block_id", (id) => `block_id "${id}" already exists`),
      blocks,
      pointer,
    ),
  ];
}

function tooMany(faults: Fault[], blocks: readonly unknown[], type: string, most: number): void {
  const count = allBlocks(blocks).filter((block) => isObject(block) && block.type === type).length;
  if (count > most)
    faults.push({ pointer: "/blocks", message: `no more than ${most} ${type} blocks allowed` });
}

function allBlocks(blocks: readonly unknown[]): unknown[] {
  return blocks.flatMap((block) =>
    isObject(block) && Array.isArray(block.child_blocks)
      ? [block, ...allBlocks(block.child_blocks)]
      : [block],
  );
}

// Tables have a limit of their own, so their cells do not weigh here.
function weightOf(blocks: readonly unknown[]): number {
  return blocks.reduce<number>((sum, block) => {
    const isTable = isObject(block) && (block.type === "table" || block.type === "data_table");
    return sum + LIMITS.message.blockOverhead + (isTable ? 0 : charactersOf(block));
  }, 0);
}

function charactersOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + charactersOf(entry), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce((sum, [name, field]) => {
    if (typeof field === "string") return SHOWN.has(name) ? sum + codePoints(field) : sum;
    return sum + charactersOf(field);
  }, 0);
}

const SHOWN = new Set([
  "text",
  "title",
  "alt_text",
  "label",
  "name",
  "x_label",
  "y_label",
  "image_url",
  "url",
]);
