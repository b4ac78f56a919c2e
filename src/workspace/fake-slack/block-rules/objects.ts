import { LIMITS } from "./limits.ts";
import { all, boolean, list, object, oneOf, type Rule, someOf, string, typed } from "./rule.ts";

export const plainText = (most: number, least = 1): Rule =>
  typed({
    plain_text: object({ type: oneOf("plain_text"), text: string(most, least) }, { emoji: boolean }),
  });

export const mrkdwn = (most: number): Rule =>
  typed({
    mrkdwn: object({ type: oneOf("mrkdwn"), text: string(most, 1) }, { verbatim: boolean }),
  });

export const anyText = (most: number): Rule =>
  typed({
    plain_text: object({ type: oneOf("plain_text"), text: string(most, 1) }, { emoji: boolean }),
    mrkdwn: object({ type: oneOf("mrkdwn"), text: string(most, 1) }, { verbatim: boolean }),
  });

export const blockId = string(LIMITS.id);

/** What every interactive element may carry. */
export const actionable = { action_id: string(LIMITS.id) };
export const focusable = { focus_on_load: boolean };
export const placeholdable = { placeholder: plainText(LIMITS.placeholder) };

export const confirm: Rule = object(
  { text: anyText(LIMITS.confirm.text) },
  {
    title: plainText(LIMITS.confirm.title),
    confirm: plainText(LIMITS.confirm.button),
    deny: plainText(LIMITS.confirm.button),
    style: oneOf("primary", "danger"),
  },
);

const option = (text: Rule): Rule =>
  object(
    { text, value: string(LIMITS.option.value, 1) },
    { description: plainText(LIMITS.option.description), url: string(LIMITS.url) },
  );

export const plainOption = option(plainText(LIMITS.option.text));
/** Checkboxes and radio buttons may format their options. */
export const richOption = option(anyText(LIMITS.option.text));

export const optionGroup: Rule = object({
  label: plainText(LIMITS.optionGroupLabel),
  options: list(plainOption, LIMITS.options),
});

const slackFile: Rule = all(
  object({}, { id: string(), url: string() }),
  someOf(["id", "url"], { exactly: true }),
);

const imageSource = { image_url: string(LIMITS.url, 1), slack_file: slackFile };

export const imageElement: Rule = all(
  object({ type: oneOf("image"), alt_text: string(LIMITS.image.altText) }, imageSource),
  someOf(["image_url", "slack_file"], { exactly: true }),
);

export const imageBlock: Rule = all(
  object(
    { type: oneOf("image"), alt_text: string(LIMITS.image.altText) },
    { ...imageSource, title: plainText(LIMITS.image.title), block_id: blockId },
  ),
  someOf(["image_url", "slack_file"], { exactly: true }),
);
