import { html } from "htm/preact";
import { emoji } from "./emoji.js";
import { channelMention, link, mention, unescaped } from "./mrkdwn.js";

/** Standard Markdown, as the `markdown` block and streams carry it. @param {{text: string}} props */
export function Markdown({ text }) {
  /** @type {unknown[]} */
  const nodes = [];
  let rest = text.replaceAll("\r\n", "\n").split("\n");
  while (rest.length > 0) {
    const { node, used } = part(rest);
    nodes.push(node);
    rest = rest.slice(Math.max(1, used));
  }
  return html`<div class="md">${nodes}</div>`;
}

/** The part that a text begins with, and how many lines it took. @param {string[]} all @returns {{node: unknown, used: number}} */
function part(all) {
  const first = all[0] ?? "";
  if (first.trim() === "") return { node: null, used: 1 };
  if (first.startsWith("```")) return fence(all);
  const heading = /^(#{1,6})\s+(.*)$/.exec(first);
  if (heading)
    return {
      node: html`<p class=${`md-h md-h${heading[1]?.length}`}>${inline(heading[2] ?? "")}</p>`,
      used: 1,
    };
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(first)) return { node: html`<hr class="b-divider" />`, used: 1 };
  if (first.includes("|") && /^\s*\|?[\s:|-]*-[\s:|-]*$/.test(all[1] ?? "")) return table(all);
  if (first.startsWith(">")) {
    const quoted = takeWhile(all, (line) => line.startsWith(">"));
    const inside = quoted.map((line) => line.replace(/^>\s?/, "")).join("\n");
    return { node: html`<blockquote>${inline(inside)}</blockquote>`, used: quoted.length };
  }
  if (BULLET.test(first)) return list(all, BULLET);
  if (ORDERED.test(first)) return list(all, ORDERED);
  const said = takeWhile(
    all,
    (line, index) => line.trim() !== "" && (index === 0 || !BEGINS_ANOTHER.test(line)),
  );
  return { node: html`<p>${inline(said.join("\n"))}</p>`, used: said.length };
}

const BULLET = /^\s*[-*+•]\s+/;
const ORDERED = /^\s*\d+[.)]\s+/;
const BEGINS_ANOTHER = /^(\s*[-*+•]\s|\s*\d+[.)]\s|#{1,6}\s|```|>)/;

/** @param {string[]} all */
function fence(all) {
  const end = all.findIndex((line, index) => index > 0 && line.startsWith("```"));
  const last = end < 0 ? all.length : end;
  return { node: html`<pre>${all.slice(1, last).join("\n")}</pre>`, used: last + 1 };
}

/** @param {string[]} all @param {RegExp} mark */
function list(all, mark) {
  const items = takeWhile(all, (line) => mark.test(line) || /^\s{2,}\S/.test(line));
  const entries = items.map((line) => ({
    depth: Math.floor((/^\s*/.exec(line)?.[0].length ?? 0) / 2),
    text: line.replace(BULLET, "").replace(ORDERED, "").trim(),
  }));
  const shown = entries.map(
    ({ depth, text }) =>
      html`<li data-depth=${Math.min(depth, 4)}>${inline(text.replace(/^\[[ xX]\]\s/, (box) => (box[1] === " " ? "☐ " : "☑ ")))}</li>`,
  );
  return { node: mark === ORDERED ? html`<ol>${shown}</ol>` : html`<ul>${shown}</ul>`, used: items.length };
}

/** @param {string[]} all */
function table(all) {
  const rows = takeWhile(all, (line) => line.includes("|"));
  const cells = (/** @type {string} */ line) =>
    line
      .trim()
      .replace(/^\||\|$/g, "")
      .split("|")
      .map((cell) => cell.trim());
  const right = cells(rows[1] ?? "").map((rule) => rule.endsWith(":") && !rule.startsWith(":"));
  const shown = (/** @type {string} */ line) =>
    cells(line).map((cell, index) => html`<td class=${right[index] ? "number" : ""}>${inline(cell)}</td>`);
  const node = html`
    <div class="table-box"><table>
      <thead><tr>${cells(rows[0] ?? "").map((cell, index) => html`<th class=${right[index] ? "number" : ""}>${inline(cell)}</th>`)}</tr></thead>
      <tbody>${rows.slice(2).map((line) => html`<tr>${shown(line)}</tr>`)}</tbody>
    </table></div>
  `;
  return { node, used: rows.length };
}

/** @type {[RegExp, (match: RegExpExecArray) => unknown][]} */
const MARKS = [
  [/`([^`\n]+)`/, (match) => html`<code>${match[1]}</code>`],
  [/!?\[([^\]]*)\]\(([^()\s]+)\)/, (match) => link(match[2] ?? "", inline(match[1] ?? ""))],
  [/<@([A-Z0-9]+)>/, (match) => mention(match[1] ?? "")],
  [/<#([A-Z0-9]+)(?:\|[^>]*)?>/, (match) => channelMention(match[1] ?? "")],
  [/<(https?:[^>\s]+)>/, (match) => link(match[1] ?? "")],
  [/\*\*(?=\S)([\s\S]*?\S)\*\*/, (match) => html`<strong>${inline(match[1] ?? "")}</strong>`],
  [/(?<![\w*])[*](?=\S)([^*\n]*[^*\s])[*](?![\w*])/, (match) => html`<em>${inline(match[1] ?? "")}</em>`],
  [/(?<![\w_])_(?=\S)([^_\n]*[^_\s])_(?![\w_])/, (match) => html`<em>${inline(match[1] ?? "")}</em>`],
  [/~~(?=\S)([^~\n]*\S)~~/, (match) => html`<s>${inline(match[1] ?? "")}</s>`],
  [/:([a-z0-9_+-]+):/, (match) => emoji(match[1] ?? "") ?? match[0]],
  [/\\([\\`*_{}[\]()#+\-.!|~>])/, (match) => match[1]],
];

/** @param {string} text @returns {unknown[]} */
function inline(text) {
  let found = /** @type {{match: RegExpExecArray, show: (match: RegExpExecArray) => unknown} | undefined} */ (
    undefined
  );
  for (const [pattern, show] of MARKS) {
    const match = pattern.exec(text);
    if (match && (found === undefined || match.index < found.match.index)) found = { match, show };
  }
  if (!found) return [unescaped(text)];
  const { match, show } = found;
  return [
    unescaped(text.slice(0, match.index)),
    show(match),
    ...inline(text.slice(match.index + match[0].length)),
  ];
}

/** The first lines for which something holds. @param {string[]} lines @param {(line: string, index: number) => boolean} holds */
function takeWhile(lines, holds) {
  const end = lines.findIndex((line, index) => !holds(line, index));
  return end < 0 ? lines : lines.slice(0, end);
}
