import { html } from "htm/preact";
import { useState } from "preact/hooks";
import { wordsOf } from "./rich-text.js";
import { cellClass, cellContent } from "./table.js";

/** @import { Cell, DataTableBlock } from "../types.d.ts" */

// Slack's, where the app does not say.
const PAGE_SIZE = 5;

/** The table with pages, sorted by a press on a column's head. @param {{block: DataTableBlock}} props */
export function DataTable({ block }) {
  const [sort, setSort] = useState({ column: -1, direction: 1 });
  const [page, setPage] = useState(0);
  const [header = [], ...rows] = block.rows;
  const size = block.page_size ?? PAGE_SIZE;
  const pages = Math.ceil(rows.length / size);
  const sorted =
    sort.column < 0
      ? rows
      : rows.toSorted((a, b) => sort.direction * compare(a[sort.column], b[sort.column]));
  const shown = sorted.slice(page * size, (page + 1) * size);
  const isNumber = header.map(
    (_, index) => rows.length > 0 && rows.every((row) => row[index]?.type === "raw_number"),
  );
  const rowHead = block.row_header_column_index ?? 0;
  const sortBy = (/** @type {number} */ column) => {
    setSort({ column, direction: sort.column === column ? -sort.direction : 1 });
    setPage(0);
  };
  return html`
    <div class="data-table">
      <div class="table-box" tabindex="0"><table>
        <caption>${block.caption}</caption>
        <thead><tr>
          ${header.map(
            (cell, index) => html`
              <th scope="col" class=${isNumber[index] ? "number" : ""} aria-sort=${sort.column === index ? (sort.direction > 0 ? "ascending" : "descending") : "none"}>
                <button onClick=${() => sortBy(index)}>${cellContent(cell)}<span aria-hidden="true">${sort.column === index ? (sort.direction > 0 ? " ↑" : " ↓") : ""}</span></button>
              </th>
            `,
          )}
        </tr></thead>
        <tbody>
          ${shown.map(
            (row) =>
              html`<tr>${row.map((cell, index) => (index === rowHead ? html`<th scope="row" class=${cellClass(cell)}>${cellContent(cell)}</th>` : html`<td class=${cellClass(cell)}>${cellContent(cell)}</td>`))}</tr>`,
          )}
        </tbody>
      </table></div>
      ${
        pages > 1 &&
        html`<div class="pages">
          <button class="small" disabled=${page === 0} aria-label="Previous page" onClick=${() => setPage(page - 1)}>‹</button>
          <span>${page * size + 1}–${Math.min(rows.length, (page + 1) * size)} of ${rows.length}</span>
          <button class="small" disabled=${page === pages - 1} aria-label="Next page" onClick=${() => setPage(page + 1)}>›</button>
        </div>`
      }
    </div>
  `;
}

/** @param {Cell | undefined} a @param {Cell | undefined} b */
function compare(a, b) {
  if (a?.type === "raw_number" && b?.type === "raw_number") return a.value - b.value;
  return words(a).localeCompare(words(b), undefined, { numeric: true });
}

/** @param {Cell | undefined} cell */
function words(cell) {
  if (!cell) return "";
  return cell.type === "rich_text" ? wordsOf(cell) : cell.text;
}
