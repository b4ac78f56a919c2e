import { html } from "htm/preact";
import { current } from "../store.js";
import { formatDate } from "./dates.js";
import { emoji } from "./emoji.js";

/** @import { Text } from "../types.d.ts" */

/** @param {{text: Text}} props */
export function PlainOrMrkdwn({ text }) {
  return text.type === "mrkdwn" ? html`<${Mrkdwn} text=${text.text} />` : plain(text.text);
}

/** Plain text: emoji by name and nothing else. @param {string} text */
export function plain(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => emoji(name) ?? whole);
}

/** Slack's own markup: code blocks and quotes by line, the rest within them. @param {{text: string}} props */
export function Mrkdwn({ text }) {
  return text
    .split(/```\n?([\s\S]*?)\n?```\n?/)
    .map((part, index) => (index % 2 === 1 ? html`<pre>${unescaped(part)}</pre>` : lines(part)));
}

/** @param {string} text */
function lines(text) {
  /** @type {{quote: boolean, lines: string[]}[]} */
  const groups = [];
  for (const line of text.split("\n")) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    const last = groups.at(-1);
    if (last && last.quote === (quoted !== null)) last.lines.push(quoted?.[1] ?? line);
    else groups.push({ quote: quoted !== null, lines: [quoted?.[1] ?? line] });
  }
  return groups.map((group) =>
    group.quote
      ? html`<blockquote>${inline(group.lines.join("\n"))}</blockquote>`
      : inline(group.lines.join("\n")),
  );
}

/** @typedef {[RegExp, (match: RegExpExecArray) => unknown]} Mark */

/** @type {Mark[]} */
const MARKS = [
  [/<([^<>\n]+)>/, (match) => reference(match[1] ?? "")],
  [/`([^`\n]+)`/, (match) => html`<code>${unescaped(match[1] ?? "")}</code>`],
  [
    /(?<![\w*])\*(?=\S)([^*\n]*[^*\s])\*(?![\w*])/,
    (match) => html`<strong>${inline(match[1] ?? "")}</strong>`,
  ],
  [/(?<![\w_])_(?=\S)([^_\n]*[^_\s])_(?![\w_])/, (match) => html`<em>${inline(match[1] ?? "")}</em>`],
  [/(?<![\w~])~(?=\S)([^~\n]*[^~\s])~(?![\w~])/, (match) => html`<s>${inline(match[1] ?? "")}</s>`],
  [/:([a-z0-9_+-]+):/, (match) => emoji(match[1] ?? "") ?? match[0]],
];

/** @param {string} text @returns {unknown[]} */
function inline(text) {
  /** @type {unknown[]} */
  const nodes = [];
  let rest = text;
  while (rest !== "") {
    const first = earliest(rest);
    if (!first) return [...nodes, unescaped(rest)];
    const { match, show } = first;
    nodes.push(unescaped(rest.slice(0, match.index)), show(match));
    // What a mark has used stays in sight of the next one's look behind.
    rest = rest.slice(match.index + match[0].length);
  }
  return nodes;
}

/** @param {string} text */
function earliest(text) {
  /** @type {{match: RegExpExecArray, show: Mark[1]} | undefined} */
  let found;
  for (const [pattern, show] of MARKS) {
    const match = pattern.exec(text);
    if (match && (found === undefined || match.index < found.match.index)) found = { match, show };
  }
  return found;
}

/** What stands between angle brackets: a person, a channel, a date, a link. @param {string} inner */
function reference(inner) {
  const [target = "", label] = split(inner, "|");
  if (target.startsWith("@")) return mention(target.slice(1), label);
  if (target.startsWith("#")) return channelMention(target.slice(1), label);
  if (target.startsWith("!date^")) {
    const [, timestamp, format] = target.split("^");
    return html`<time>${formatDate(Number(timestamp), format ?? "", label ?? "")}</time>`;
  }
  if (target.startsWith("!"))
    return html`<span class="mention">@${label ?? target.slice(1).split("^")[0]}</span>`;
  return link(unescaped(target), label === undefined ? undefined : inline(label));
}

/** A link that leads out; anything but the usual schemes stays text. @param {string} url @param {unknown} [label] */
export function link(url, label) {
  if (!/^(https?:|mailto:|tel:)/i.test(url)) return label ?? url;
  return html`<a href=${url} target="_blank" rel="noopener noreferrer">${label ?? url}</a>`;
}

/** @param {string} id @param {string} [label] */
export function mention(id, label) {
  const person = current().users.find((user) => user.id === id);
  return html`<span class="mention">@${person?.realName ?? label ?? id}</span>`;
}

/** @param {string} id @param {string} [label] */
export function channelMention(id, label) {
  const channel = current().channels.find((known) => known.id === id);
  return html`<a class="mention" href=${`#${id}`}>#${channel?.name ?? label ?? id}</a>`;
}

/** A text with its entities decoded. @param {string} text */
export function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** @param {string} text @param {string} separator @returns {[string, string | undefined]} */
function split(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
