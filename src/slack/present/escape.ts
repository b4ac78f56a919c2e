/**
 * Text from data as Slack's mrkdwn shows it literally: no mention, no link, no channel can be smuggled in.
 * Slack links bare addresses and may expand bare broadcasts, so a zero-width space parts those.
 */
export function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/\b(https?|ftp|mailto|tel):/gi, "$1\u200b:")
    .replace(/@(channel|here|everyone)\b/gi, "@\u200b$1");
}

/** The same for Slack's Markdown, in which streams are written: the text shows as it is, without any form of its own. */
export function escapeMarkdown(text: string): string {
  return escapeMarkup(escapeText(text));
}

/** Takes the meaning from Markdown's marks in text whose entities are escaped. Lines become paragraphs. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/[\\`*_~[\]|]/g, "\\$&")
    .replace(/\n\s*/g, "\n\n")
    .replace(/^[#+=-]/gm, "\\$&")
    .replace(/^&gt;/gm, "\u200b&gt;")
    .replace(/^(\d+)([.)])/gm, "$1\\$2");
}

/** Cuts at a number of code points, the last of them an ellipsis where something was left out. */
export function cut(text: string, most: number): string {
  const points = [...text];
  return points.length <= most ? text : `${points.slice(0, most - 1).join("")}…`;
}

/** Escaped text of at most `most` characters, never cut within an entity. */
export function escapeWithin(text: string, most: number): string {
  const escaped = escapeText(text);
  if ([...escaped].length <= most) return escaped;
  return `${[...escaped]
    .slice(0, most - 1)
    .join("")
    .replace(/&[a-z]{0,3}$/, "")}…`;
}
