import { html } from "htm/preact";
import { formatDate } from "./dates.js";
import { emoji } from "./emoji.js";
import { channelMention, link, mention } from "./mrkdwn.js";

/** @import { RichElement, RichText as RichTextData, Styled } from "../types.d.ts" */

/** @param {{block: RichTextData}} props */
export function RichText({ block }) {
  return block.elements.map((element) => part(element));
}

/** @param {RichElement} element @returns {unknown} */
function part(element) {
  const inside = (element.elements ?? []).map(leaf);
  switch (element.type) {
    case "rich_text_list": {
      const items = (element.elements ?? []).map(
        (item) => html`<li data-depth=${element.indent ?? 0}>${(item.elements ?? []).map(leaf)}</li>`,
      );
      return element.style === "ordered"
        ? html`<ol start=${(element.offset ?? 0) + 1}>${items}</ol>`
        : html`<ul>${items}</ul>`;
    }
    case "rich_text_quote":
      return html`<blockquote>${inside}</blockquote>`;
    case "rich_text_preformatted":
      return html`<pre>${inside}</pre>`;
    default:
      return html`<div class="rich">${inside}</div>`;
  }
}

/** @param {RichElement} element */
function leaf(element) {
  const { bold, italic, strike, code, underline } = /** @type {Styled} */ (
    typeof element.style === "object" ? element.style : {}
  );
  let node = content(element);
  if (code) node = html`<code>${node}</code>`;
  if (bold) node = html`<strong>${node}</strong>`;
  if (italic) node = html`<em>${node}</em>`;
  if (strike) node = html`<s>${node}</s>`;
  if (underline) node = html`<u>${node}</u>`;
  return node;
}

/** @param {RichElement} element @returns {unknown} */
function content(element) {
  switch (element.type) {
    case "text":
      return element.text;
    case "link":
      return link(element.url ?? "", element.text);
    case "user":
      return mention(element.user_id ?? "");
    case "channel":
      return channelMention(element.channel_id ?? "");
    case "broadcast":
      return html`<span class="mention">@${element.range}</span>`;
    case "emoji":
      return emoji(element.name ?? "") ?? `:${element.name}:`;
    case "date":
      return html`<time>${formatDate(element.timestamp ?? Number.NaN, element.format ?? "", element.fallback ?? "")}</time>`;
    case "color":
      return html`<code>${element.value}</code>`;
    default:
      return element.text ?? "";
  }
}

/** The words of a rich text, for sorting. @param {RichTextData} block @returns {string} */
export function wordsOf(block) {
  /** @type {(element: RichElement) => string} */
  const words = (element) => `${element.text ?? ""}${(element.elements ?? []).map(words).join("")}`;
  return block.elements.map(words).join(" ");
}
