import { chart } from "./chart.ts";
import { ELEMENTS, urlSource } from "./elements.ts";
import { LIMITS } from "./limits.ts";
import { anyText, blockId, imageBlock, imageElement, mrkdwn, plainText } from "./objects.ts";
import { richText } from "./rich-text.ts";
import { all, boolean, list, object, oneOf, type Rule, someOf, string, typed, unique } from "./rule.ts";
import { dataTable, table } from "./tables.ts";

export type Surface = "message" | "modal" | "home";

const block = (type: string, required: Record<string, Rule>, optional: Record<string, Rule> = {}): Rule =>
  object({ type: oneOf(type), ...required }, { block_id: blockId, ...optional });

type ElementType = keyof typeof ELEMENTS;

const elements = (...types: ElementType[]): Rule =>
  typed(Object.fromEntries(types.map((type) => [type, ELEMENTS[type]])));

const SELECTS = [
  "static_select",
  "external_select",
  "users_select",
  "channels_select",
  "conversations_select",
  "multi_static_select",
  "multi_external_select",
  "multi_users_select",
  "multi_channels_select",
  "multi_conversations_select",
] as const satisfies ElementType[];
const CHOICES = [...SELECTS, "checkboxes", "radio_buttons", "datepicker", "timepicker"] as const;

const actions = block("actions", {
  elements: all(
    list(elements(...CHOICES, "datetimepicker", "button", "workflow_button", "overflow"), LIMITS.actions),
    unique("action_id", (id) => `action_id "${id}" already exists`),
  ),
});

const sectionAccessory = typed({
  ...Object.fromEntries(
    ([...CHOICES, "button", "workflow_button", "overflow"] as const).map((type) => [type, ELEMENTS[type]]),
  ),
  image: imageElement,
});

const section = all(
  block(
    "section",
    {},
    {
      text: anyText(LIMITS.section.text),
      fields: list(anyText(LIMITS.section.field), LIMITS.section.fields),
      accessory: sectionAccessory,
      expand: boolean,
    },
  ),
  someOf(["text", "fields"]),
);

const context = block("context", {
  elements: list(
    typed({
      image: imageElement,
      mrkdwn: mrkdwn(LIMITS.text),
      plain_text: plainText(LIMITS.text),
    }),
    LIMITS.context,
  ),
});

const INPUT_ELEMENTS = [
  ...CHOICES,
  "datetimepicker",
  "plain_text_input",
  "email_text_input",
  "url_text_input",
  "number_input",
  "rich_text_input",
] as const satisfies ElementType[];

const input = (surface: Surface): Rule =>
  block(
    "input",
    {
      label: plainText(LIMITS.input.label),
      // A file can be handed over in a modal alone.
      element: surface === "modal" ? elements(...INPUT_ELEMENTS, "file_input") : elements(...INPUT_ELEMENTS),
    },
    { hint: plainText(LIMITS.input.hint), optional: boolean, dispatch_action: boolean },
  );

const header = block("header", { text: plainText(LIMITS.header) }, { level: oneOf(1, 2, 3) });
const divider = block("divider", {});
const markdown = block("markdown", { text: string(LIMITS.message.markdownCharacters, 1) });
const file = block("file", { source: oneOf("remote"), external_id: string() });
const contextActions = block("context_actions", {
  elements: list(elements("feedback_buttons", "icon_button"), LIMITS.contextActions),
});
const video = block(
  "video",
  {
    alt_text: string(LIMITS.video.altText, 1),
    title: plainText(LIMITS.video.title),
    thumbnail_url: string(LIMITS.url, 1),
    video_url: string(LIMITS.url, 1),
  },
  {
    author_name: string(LIMITS.video.author),
    provider_name: string(LIMITS.video.provider),
    provider_icon_url: string(LIMITS.url),
    title_url: string(LIMITS.url),
    description: plainText(LIMITS.video.description),
  },
);
const alert = block(
  "alert",
  { text: anyText(LIMITS.alert) },
  { level: oneOf("default", "info", "warning", "error", "success") },
);
const card = all(
  block(
    "card",
    {},
    {
      hero_image: imageElement,
      icon: imageElement,
      title: mrkdwn(LIMITS.card.title),
      subtitle: mrkdwn(LIMITS.card.subtitle),
      body: mrkdwn(LIMITS.card.body),
      subtext: mrkdwn(LIMITS.card.subtext),
      actions: list(ELEMENTS.button, LIMITS.card.actions),
    },
  ),
  someOf(["hero_image", "title", "actions", "body"]),
);
const taskCard = block(
  "task_card",
  {
    task_id: string(LIMITS.id, 1),
    title: string(LIMITS.text, 1),
    status: oneOf("pending", "in_progress", "complete", "error"),
  },
  { details: richText, output: richText, sources: list(urlSource, LIMITS.options) },
);
const plan = block(
  "plan",
  { title: string(LIMITS.text, 1) },
  { tasks: list(typed({ task_card: taskCard }), LIMITS.message.blocks) },
);

const container = all(
  block(
    "container",
    {
      child_blocks: list(
        typed({
          actions,
          context,
          divider,
          file,
          header,
          image: imageBlock,
          input: input("message"),
          rich_text: richText,
          section,
          table,
          video,
        }),
        LIMITS.container.childBlocks,
      ),
    },
    {
      title: plainText(LIMITS.container.title),
      rich_text_title: richText,
      subtitle: anyText(LIMITS.container.subtitle),
      width: oneOf("narrow", "standard", "wide", "full"),
      icon: imageElement,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  ),
  someOf(["title", "rich_text_title"], { exactly: true }),
);

const everywhere = (surface: Surface) => ({
  actions,
  context,
  divider,
  header,
  image: imageBlock,
  input: input(surface),
  rich_text: richText,
  section,
  video,
});

/**
 * Which blocks each surface takes. Slack's documents keep charts, tables, cards and markdown to messages and
 * alerts to modals; sources that say otherwise are unconfirmed, so the fake refuses.
 */
export const BLOCKS: Readonly<Record<Surface, Readonly<Record<string, Rule>>>> = {
  message: {
    ...everywhere("message"),
    card,
    carousel: block("carousel", { elements: list(typed({ card }), LIMITS.carousel) }),
    container,
    context_actions: contextActions,
    data_table: dataTable,
    data_visualization: chart,
    file,
    markdown,
    plan,
    table,
    task_card: taskCard,
  },
  modal: { ...everywhere("modal"), alert },
  home: everywhere("home"),
};
