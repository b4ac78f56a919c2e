import { codePoints, type Fields, isObject } from "../fake-slack/block-rules/rule.ts";
import type { View } from "../fake-slack/state.ts";

const REQUIRED = "Please complete this required field.";

/** What Slack itself finds wrong with a form before it asks the app, by block id. */
export function inputFaults(view: View, values: Fields): Record<string, string> {
  const blocks = Array.isArray(view.body.blocks) ? view.body.blocks : [];
  return Object.fromEntries(
    blocks.flatMap((block: unknown) => {
      if (!isObject(block) || block.type !== "input" || !isObject(block.element)) return [];
      const fault = inputFault(block, block.element, givenFor(values, String(block.block_id)));
      return fault ? [[String(block.block_id), fault]] : [];
    }),
  );
}

function inputFault(block: Fields, element: Fields, given: Fields | undefined): string | undefined {
  const filled = given === undefined ? undefined : contentOf(given);
  if (filled === undefined) return block.optional === true ? undefined : REQUIRED;
  if (typeof filled !== "string") return undefined;
  if (element.type === "plain_text_input") return textFault(element, filled);
  if (element.type === "number_input") return numberFault(element, filled);
  if (element.type === "email_text_input" && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(filled))
    return "Please enter a valid email address.";
  if (element.type === "url_text_input" && !URL.canParse(filled)) return "Please enter a valid URL.";
  return undefined;
}

function textFault(element: Fields, filled: string): string | undefined {
  const length = codePoints(filled);
  if (typeof element.min_length === "number" && length < element.min_length)
    return `Please enter at least ${element.min_length} characters.`;
  const most = typeof element.max_length === "number" ? element.max_length : 3_000;
  return length > most ? `Please enter no more than ${most} characters.` : undefined;
}

function numberFault(element: Fields, filled: string): string | undefined {
  const value = Number(filled);
  if (!Number.isFinite(value)) return "Please enter a number.";
  if (element.is_decimal_allowed === false && !Number.isInteger(value)) return "Please enter a whole number.";
  if (element.min_value !== undefined && value < Number(element.min_value))
    return `Please enter a number of at least ${element.min_value}.`;
  if (element.max_value !== undefined && value > Number(element.max_value))
    return `Please enter a number of at most ${element.max_value}.`;
  return undefined;
}

function givenFor(values: Fields, blockId: string): Fields | undefined {
  const actions = values[blockId];
  if (!isObject(actions)) return undefined;
  return Object.values(actions).find(isObject);
}

/** What was filled in, under whichever name its element has for it; undefined when nothing was. */
function contentOf(given: Fields): unknown {
  const { type: _type, ...rest } = given;
  return Object.values(rest).find(
    (value) =>
      value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
}
