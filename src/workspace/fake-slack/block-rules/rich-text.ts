import { LIMITS } from "./limits.ts";
import { blockId } from "./objects.ts";
import { boolean, list, number, object, oneOf, type Rule, string, typed } from "./rule.ts";

const MANY = 1_000;

const style = object(
  {},
  {
    bold: boolean,
    code: boolean,
    italic: boolean,
    strike: boolean,
    underline: boolean,
    highlight: boolean,
    unlink: boolean,
  },
);

const leaf = (type: string, required: Record<string, Rule>, optional: Record<string, Rule> = {}): Rule =>
  object({ type: oneOf(type), ...required }, { style, ...optional });

const inline: Rule = typed({
  text: leaf("text", { text: string(LIMITS.message.text, 1) }),
  link: leaf("link", { url: string(LIMITS.url, 1) }, { text: string(), unsafe: boolean }),
  user: leaf("user", { user_id: string() }),
  usergroup: leaf("usergroup", { usergroup_id: string() }),
  team: leaf("team", { team_id: string() }),
  channel: leaf("channel", { channel_id: string() }),
  broadcast: leaf("broadcast", { range: oneOf("here", "channel", "everyone") }),
  color: leaf("color", { value: string() }),
  date: leaf("date", { timestamp: number(), format: string() }, { url: string(), fallback: string() }),
  emoji: leaf("emoji", { name: string(LIMITS.id, 1) }, { unicode: string(), url: string() }),
});

const inlines = list(inline, MANY, 0);
const border = oneOf(0, 1);
const section = object({ type: oneOf("rich_text_section"), elements: inlines });

/** A rich_text block, also as a cell of a table and as the details of a task. */
export const richText: Rule = object(
  {
    type: oneOf("rich_text"),
    elements: list(
      typed({
        rich_text_section: section,
        rich_text_list: object(
          {
            type: oneOf("rich_text_list"),
            style: oneOf("bullet", "ordered"),
            elements: list(typed({ rich_text_section: section }), MANY),
          },
          { indent: number(0, 8), offset: number(0), border },
        ),
        rich_text_quote: object({ type: oneOf("rich_text_quote"), elements: inlines }, { border }),
        rich_text_preformatted: object(
          { type: oneOf("rich_text_preformatted"), elements: inlines },
          { border, language: string() },
        ),
      }),
      MANY,
    ),
  },
  { block_id: blockId },
);
