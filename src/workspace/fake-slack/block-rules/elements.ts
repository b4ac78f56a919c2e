import { LIMITS } from "./limits.ts";
import {
  actionable,
  confirm,
  focusable,
  optionGroup,
  placeholdable,
  plainOption,
  plainText,
  richOption,
} from "./objects.ts";
import { richText } from "./rich-text.ts";
import {
  all,
  boolean,
  fault,
  integer,
  isObject,
  list,
  number,
  object,
  oneOf,
  type Rule,
  someOf,
  string,
} from "./rule.ts";

const id = string();
const style = oneOf("primary", "danger");
const dispatchable = {
  dispatch_action_config: object({
    trigger_actions_on: list(oneOf("on_enter_pressed", "on_character_entered"), 2),
  }),
};
const picker = { ...actionable, ...focusable, ...placeholdable, confirm };
const several = { max_selected_items: integer(1, Number.MAX_SAFE_INTEGER) };
const staticOptions = {
  options: list(plainOption, LIMITS.options),
  option_groups: list(optionGroup, LIMITS.optionGroups),
};
const conversationFilter: Rule = all(
  object(
    {},
    {
      include: list(oneOf("im", "mpim", "private", "public"), 4),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
  ),
  someOf(["include", "exclude_external_shared_channels", "exclude_bot_users"]),
);
const conversationPicker = { default_to_current_conversation: boolean, filter: conversationFilter };

const element = (type: string, required: Record<string, Rule>, optional: Record<string, Rule>): Rule =>
  object({ type: oneOf(type), ...required }, optional);

const staticSelect = (type: string, optional: Record<string, Rule>): Rule =>
  all(
    element(type, {}, { ...picker, ...staticOptions, ...optional }),
    someOf(["options", "option_groups"], { exactly: true }),
  );

const button: Rule = element(
  "button",
  { text: plainText(LIMITS.button.text) },
  {
    ...actionable,
    value: string(LIMITS.button.value),
    url: string(LIMITS.url),
    style,
    confirm,
    accessibility_label: string(LIMITS.button.accessibilityLabel),
  },
);

const feedbackButton: Rule = object(
  { text: plainText(LIMITS.button.text), value: string(LIMITS.button.value) },
  { accessibility_label: string(LIMITS.button.accessibilityLabel) },
);

const plainTextInput: Rule = all(
  element(
    "plain_text_input",
    {},
    {
      ...actionable,
      ...focusable,
      ...placeholdable,
      ...dispatchable,
      initial_value: string(LIMITS.plainTextInput),
      multiline: boolean,
      min_length: integer(0, LIMITS.plainTextInput),
      max_length: integer(1, LIMITS.plainTextInput),
    },
  ),
  (value, pointer, faults) => {
    if (!isObject(value) || typeof value.min_length !== "number" || typeof value.max_length !== "number")
      return;
    if (value.min_length > value.max_length) fault(faults, pointer, "min_length must not exceed max_length");
  },
);

/** An initial choice has to be one of the choices, word for word. */
const initialIsOffered: Rule = (value, pointer, faults) => {
  if (!isObject(value)) return;
  const groups = Array.isArray(value.option_groups) ? value.option_groups : [];
  const offered = [
    ...(Array.isArray(value.options) ? value.options : []),
    ...groups.flatMap((group: unknown) =>
      isObject(group) && Array.isArray(group.options) ? group.options : [],
    ),
  ].map((choice) => JSON.stringify(choice));
  const initial = value.initial_option === undefined ? value.initial_options : [value.initial_option];
  if (!Array.isArray(initial)) return;
  for (const choice of initial) {
    if (!offered.includes(JSON.stringify(choice)))
      fault(faults, pointer, "initial option must be one of the options");
  }
};

/** Every element by its type; the blocks say which of them they take. */
export const ELEMENTS = {
  button,
  workflow_button: element(
    "workflow_button",
    {
      text: plainText(LIMITS.button.text),
      workflow: object({ trigger: object({ url: string(LIMITS.url) }) }),
    },
    { ...actionable, style, accessibility_label: string(LIMITS.button.accessibilityLabel) },
  ),
  icon_button: element(
    "icon_button",
    { icon: string(), text: plainText(LIMITS.button.text) },
    {
      ...actionable,
      confirm,
      value: string(LIMITS.button.value),
      accessibility_label: string(LIMITS.button.accessibilityLabel),
      visible_to_user_ids: list(id, LIMITS.visibleUsers),
    },
  ),
  feedback_buttons: element(
    "feedback_buttons",
    { positive_button: feedbackButton, negative_button: feedbackButton },
    actionable,
  ),
  overflow: element("overflow", { options: list(plainOption, LIMITS.overflow) }, { ...actionable, confirm }),
  checkboxes: all(
    element(
      "checkboxes",
      { options: list(richOption, LIMITS.checkboxes) },
      { ...actionable, ...focusable, confirm, initial_options: list(richOption, LIMITS.checkboxes) },
    ),
    initialIsOffered,
  ),
  radio_buttons: all(
    element(
      "radio_buttons",
      { options: list(richOption, LIMITS.radioButtons) },
      { ...actionable, ...focusable, confirm, initial_option: richOption },
    ),
    initialIsOffered,
  ),
  datepicker: element("datepicker", {}, { ...picker, initial_date: string(10, 10) }),
  timepicker: element("timepicker", {}, { ...picker, initial_time: string(5, 5), timezone: string() }),
  datetimepicker: element(
    "datetimepicker",
    {},
    { ...actionable, ...focusable, confirm, initial_date_time: integer(1_000_000_000, 9_999_999_999) },
  ),
  static_select: all(staticSelect("static_select", { initial_option: plainOption }), initialIsOffered),
  multi_static_select: all(
    staticSelect("multi_static_select", { ...several, initial_options: list(plainOption, LIMITS.options) }),
    initialIsOffered,
  ),
  external_select: element(
    "external_select",
    {},
    { ...picker, initial_option: plainOption, min_query_length: integer(0, 100) },
  ),
  multi_external_select: element(
    "multi_external_select",
    {},
    {
      ...picker,
      ...several,
      initial_options: list(plainOption, LIMITS.options),
      min_query_length: integer(0, 100),
    },
  ),
  users_select: element("users_select", {}, { ...picker, initial_user: id }),
  multi_users_select: element(
    "multi_users_select",
    {},
    { ...picker, ...several, initial_users: list(id, LIMITS.options) },
  ),
  channels_select: element(
    "channels_select",
    {},
    { ...picker, initial_channel: id, response_url_enabled: boolean },
  ),
  multi_channels_select: element(
    "multi_channels_select",
    {},
    { ...picker, ...several, initial_channels: list(id, LIMITS.options) },
  ),
  conversations_select: element(
    "conversations_select",
    {},
    { ...picker, ...conversationPicker, initial_conversation: id, response_url_enabled: boolean },
  ),
  multi_conversations_select: element(
    "multi_conversations_select",
    {},
    { ...picker, ...several, ...conversationPicker, initial_conversations: list(id, LIMITS.options) },
  ),
  plain_text_input: plainTextInput,
  email_text_input: element(
    "email_text_input",
    {},
    { ...actionable, ...focusable, ...placeholdable, ...dispatchable, initial_value: string() },
  ),
  url_text_input: element(
    "url_text_input",
    {},
    { ...actionable, ...focusable, ...placeholdable, ...dispatchable, initial_value: string() },
  ),
  number_input: element(
    "number_input",
    { is_decimal_allowed: boolean },
    {
      ...actionable,
      ...focusable,
      ...placeholdable,
      ...dispatchable,
      initial_value: string(),
      min_value: string(),
      max_value: string(),
    },
  ),
  rich_text_input: element(
    "rich_text_input",
    {},
    {
      ...actionable,
      ...focusable,
      ...placeholdable,
      ...dispatchable,
      initial_value: richText,
      min_lines: number(1),
      max_lines: number(1),
    },
  ),
  file_input: element(
    "file_input",
    {},
    { ...actionable, filetypes: list(string(), LIMITS.options), max_files: integer(1, LIMITS.fileInput) },
  ),
} satisfies Record<string, Rule>;

/** A source of a task card: a link with its text. */
export const urlSource: Rule = element(
  "url",
  { url: string(LIMITS.url, 1), text: string(LIMITS.text, 1) },
  {},
);
