import { html } from "htm/preact";
import { RichText } from "./rich-text.js";

/** @import { Cell, TableBlock } from "../types.d.ts" */

/** The older table: what it is given, as it is given. @param {{block: TableBlock}} props */
export function Table({ block }) {
  const [header = [], ...rows] = block.rows;
  const align = (/** @type {number} */ index) => `align-${block.column_settings?.[index]?.align ?? "left"}`;
  return html`
    <div class="table-box" tabindex="0"><table>
      <thead><tr>${header.map((cell, index) => html`<th scope="col" class=${align(index)}>${cellContent(cell)}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((cell, index) => html`<td class=${`${align(index)} ${cellClass(cell)}`}>${cellContent(cell)}</td>`)}</tr>`)}</tbody>
    </table></div>
  `;
}

/** @param {Cell} cell */
export function cellContent(cell) {
  return cell.type === "rich_text" ? html`<${RichText} block=${cell} />` : cell.text;
}

// From here on a cell is broken into lines; shorter ones read better in one.
const LONG = 28;

/** @param {Cell | undefined} cell */
export function cellClass(cell) {
  if (cell?.type === "raw_number") return "number";
  return cell?.type === "rich_text" || (cell?.text.length ?? 0) > LONG ? "long" : "";
}
