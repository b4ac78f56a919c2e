import { html } from "htm/preact";
import { useMemo } from "preact/hooks";
import { Alert, Card, Container, Plan, TaskCard } from "./cards.js";
import { Chart } from "./chart.js";
import { DataTable } from "./data-table.js";
import { Element } from "./element.js";
import { Picture } from "./files.js";
import { Input } from "./input.js";
import { Markdown } from "./markdown.js";
import { Mrkdwn, PlainOrMrkdwn, plain } from "./mrkdwn.js";
import { RichText } from "./rich-text.js";
import { SurfaceProvider } from "./surface.js";
import { Table } from "./table.js";

/** @import { Block as BlockData, Surface } from "../types.d.ts" */

/**
 * @param {{blocks: BlockData[], surface: Surface, values?: Record<string, Record<string, unknown>>, errors?: Record<string, string>}} props
 */
export function Blocks({ blocks, surface, values, errors }) {
  // A message's own fields are remembered as long as it is shown as it is.
  const own = useMemo(() => ({}), []);
  const where = useMemo(
    () => ({ surface, values: values ?? own, errors: errors ?? {} }),
    [surface, values, errors],
  );
  return html`<${SurfaceProvider} value=${where}>${blocks.map((block, index) => html`<${Block} key=${block.block_id ?? index} block=${block} />`)}<//>`;
}

/** One block of Block Kit, as Slack shows it. @param {{block: BlockData}} props */
export function Block({ block }) {
  switch (block.type) {
    case "header":
      return html`<h3 class="b-header">${plain(block.text.text)}</h3>`;
    case "section":
      return html`
        <div class="b-section">
          <div class="b-section-text">
            ${block.text && html`<div class="text"><${PlainOrMrkdwn} text=${block.text} /></div>`}
            ${block.fields && html`<div class="b-fields">${block.fields.map((field) => html`<div class="text"><${PlainOrMrkdwn} text=${field} /></div>`)}</div>`}
          </div>
          ${block.accessory && html`<div class="b-accessory"><${Element} element=${block.accessory} blockId=${block.block_id} /></div>`}
        </div>
      `;
    case "context":
      return html`
        <div class="b-context">
          ${block.elements.map((item) => (item.type === "image" ? html`<${Picture} image=${item} size="tiny" />` : html`<span class="text"><${PlainOrMrkdwn} text=${item} /></span>`))}
        </div>
      `;
    case "divider":
      return html`<hr class="b-divider" />`;
    case "actions":
    case "context_actions":
      return html`
        <div class=${block.type === "actions" ? "b-actions" : "b-actions quiet"}>
          ${block.elements.map((element) => html`<${Element} key=${element.action_id} element=${element} blockId=${block.block_id} />`)}
        </div>
      `;
    case "image":
      return html`
        <figure class="b-image">
          ${block.title && html`<figcaption>${plain(block.title.text)}</figcaption>`}
          <${Picture} image=${block} size="full" />
        </figure>
      `;
    case "rich_text":
      return html`<div class="text"><${RichText} block=${block} /></div>`;
    case "markdown":
      return html`<div class="text b-markdown"><${Markdown} text=${block.text} /></div>`;
    case "table":
      return html`<${Table} block=${block} />`;
    case "data_table":
      return html`<${DataTable} block=${block} />`;
    case "data_visualization":
      return html`<${Chart} title=${block.title} chart=${block.chart} />`;
    case "card":
      return html`<${Card} card=${block} />`;
    case "carousel":
      return html`<div class="b-carousel" tabindex="0">${block.elements.map((card) => html`<${Card} key=${card.block_id} card=${card} />`)}</div>`;
    case "alert":
      return html`<${Alert} text=${block.text} level=${block.level} />`;
    case "container":
      return html`<${Container} block=${block}>${block.child_blocks.map((child) => html`<${Block} key=${child.block_id} block=${child} />`)}<//>`;
    case "plan":
      return html`<${Plan} plan=${block} />`;
    case "task_card":
      return html`<${TaskCard} task=${block} />`;
    case "input":
      return html`<${Input} block=${block} />`;
    case "video":
      return html`<p class="text">▶ <${Mrkdwn} text=${block.title.text} /></p>`;
    case "file":
      return html`<p class="text">A remote file: ${block.external_id}</p>`;
    default:
      return html`<p class="text muted">A block that this page does not show.</p>`;
  }
}
