import { html } from "htm/preact";
import { Element } from "./element.js";
import { Picture } from "./files.js";
import { link, PlainOrMrkdwn, plain } from "./mrkdwn.js";
import { RichText } from "./rich-text.js";

/** @import { Block, CardBlock, TaskCard as TaskCardData, Text } from "../types.d.ts" */

/** @param {{card: CardBlock}} props */
export function Card({ card }) {
  return html`
    <div class="b-card">
      ${card.hero_image && html`<${Picture} image=${card.hero_image} size="full" />`}
      <div class="b-card-head">
        ${card.icon && html`<${Picture} image=${card.icon} size="small" />`}
        <div>
          ${card.title && html`<strong><${PlainOrMrkdwn} text=${card.title} /></strong>`}
          ${card.subtitle && html`<div class="muted"><${PlainOrMrkdwn} text=${card.subtitle} /></div>`}
        </div>
      </div>
      ${card.body && html`<div class="text"><${PlainOrMrkdwn} text=${card.body} /></div>`}
      ${card.subtext && html`<div class="muted"><${PlainOrMrkdwn} text=${card.subtext} /></div>`}
      ${card.actions && html`<div class="b-actions">${card.actions.map((element) => html`<${Element} key=${element.action_id} element=${element} blockId=${card.block_id} />`)}</div>`}
    </div>
  `;
}

/** @param {{text: Text, level?: string}} props */
export function Alert({ text, level = "default" }) {
  return html`<div class=${`alert ${level}`} role="status"><${PlainOrMrkdwn} text=${text} /></div>`;
}

/** @param {{block: Extract<Block, {type: "container"}>, children?: unknown}} props */
export function Container({ block, children }) {
  const title = block.title
    ? plain(block.title.text)
    : block.rich_text_title && html`<${RichText} block=${block.rich_text_title} />`;
  const head = html`<strong>${title}</strong>${block.subtitle && html`<span class="muted"> <${PlainOrMrkdwn} text=${block.subtitle} /></span>`}`;
  if (!block.is_collapsible)
    return html`<div class="b-container"><div class="b-container-head">${head}</div>${children}</div>`;
  return html`<details class="b-container" open=${!block.default_collapsed}><summary>${head}</summary>${children}</details>`;
}

const MARKS = { pending: "○", in_progress: "◔", complete: "✓", error: "!" };

/** @param {{task: TaskCardData}} props */
export function TaskCard({ task }) {
  return html`
    <div class=${`b-task ${task.status}`}>
      <span class="mark" title=${task.status.replace("_", " ")}>${MARKS[task.status]}</span>
      <div>
        <div>${task.title}</div>
        ${task.details && html`<div class="muted"><${RichText} block=${task.details} /></div>`}
        ${task.output && html`<div><${RichText} block=${task.output} /></div>`}
        ${task.sources && html`<div class="muted">${task.sources.map(({ url, text }) => html`${link(url, text)} `)}</div>`}
      </div>
    </div>
  `;
}

/** @param {{plan: Extract<Block, {type: "plan"}>}} props */
export function Plan({ plan }) {
  return html`<div class="b-container"><div class="b-container-head"><strong>${plan.title}</strong></div>${(plan.tasks ?? []).map((task) => html`<${TaskCard} key=${task.task_id} task=${task} />`)}</div>`;
}
