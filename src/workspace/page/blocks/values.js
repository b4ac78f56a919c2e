/** @import { Block, Choice, Element } from "../types.d.ts" */

/** What each element of a view holds before anybody touched it, under Slack's names. @param {Block[]} blocks */
export function initialValues(blocks) {
  /** @type {Record<string, Record<string, unknown>>} */
  const values = {};
  for (const block of blocks) {
    const elements =
      block.type === "input" ? [block.element] : block.type === "actions" ? block.elements : [];
    for (const element of elements) {
      const choice = initialChoice(element);
      if (choice) remember(values, { blockId: block.block_id, element, choice });
    }
  }
  return values;
}

/**
 * @param {Record<string, Record<string, unknown>>} values
 * @param {{blockId: string, element: Element, choice: Choice}} chosen
 */
export function remember(values, { blockId, element, choice }) {
  values[blockId] = { ...values[blockId], [element.action_id]: { type: element.type, ...choice } };
}

/** @param {Element} element @returns {Choice | undefined} */
export function initialChoice(element) {
  switch (element.type) {
    case "checkboxes":
    case "multi_static_select":
    case "multi_external_select":
      return { selected_options: element.initial_options ?? [] };
    case "radio_buttons":
    case "static_select":
    case "external_select":
      return { selected_option: element.initial_option ?? null };
    case "datepicker":
      return { selected_date: element.initial_date ?? null };
    case "timepicker":
      return { selected_time: element.initial_time ?? null };
    case "datetimepicker":
      return { selected_date_time: element.initial_date_time ?? null };
    case "users_select":
      return { selected_user: element.initial_user ?? null };
    case "channels_select":
      return { selected_channel: element.initial_channel ?? null };
    case "conversations_select":
      return { selected_conversation: element.initial_conversation ?? null };
    case "multi_users_select":
      return { selected_users: element.initial_users ?? [] };
    case "multi_channels_select":
      return { selected_channels: element.initial_channels ?? [] };
    case "multi_conversations_select":
      return { selected_conversations: element.initial_conversations ?? [] };
    case "plain_text_input":
    case "number_input":
    case "email_text_input":
    case "url_text_input":
      return { value: element.initial_value ?? null };
    default:
      return undefined;
  }
}
