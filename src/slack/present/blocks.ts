import type { Block, KnownBlock } from "@slack/types";
import { chartAltText } from "../../charts/alt-text.ts";
import type { Chart, Fact, Section, Table } from "../../present/report.ts";
import { LIMITS } from "../limits.ts";
import { toActions } from "./buttons.ts";
import { chartBlock } from "./chart-block.ts";
import { cut, escapeText, escapeWithin } from "./escape.ts";
import { feedbackButtons, plainFeedbackButtons } from "./feedback-buttons.ts";
import type { Reply } from "./reply.ts";
import { smallPrint } from "./small-print.ts";
import { tableBlock, tableLines, tableRemainder } from "./table.ts";

/** A chart has no type of its own in the packages yet. */
export type SlackBlock = KnownBlock | (Block & Record<string, unknown>);

/** `full` for messages; `simple` for modals, and where a workspace refuses charts or tables. */
export type Richness = "full" | "simple";

/** Uploaded pictures of charts, by chart. */
export type Pictures = ReadonlyMap<Chart, string>;

/** A reply as blocks, within Slack's limits; what is left out is said. A chart with a picture is shown by it. */
export function toBlocks(reply: Reply, richness: Richness, pictures: Pictures = new Map()): SlackBlock[] {
  const isFull = richness === "full";
  const said: SlackBlock[] = [
    ...words(reply.words),
    ...headline(reply.headline),
    ...paragraph(reply.summary),
    ...(isFull ? charts(reply.charts ?? [], pictures) : []),
    ...facts(reply.facts ?? []),
    ...tables(reply.tables ?? [], isFull),
    ...(reply.sections ?? []).flatMap(section),
  ];
  const end: SlackBlock[] = [
    ...context(smallPrint(reply)),
    ...toActions(reply.choices),
    ...feedback(reply.turnId, isFull),
  ];
  return [...within(said, LIMITS.blocks - end.length), ...end];
}

/** As much as there is room for; that the rest is missing is said in its place. */
function within(blocks: readonly SlackBlock[], room: number): SlackBlock[] {
  if (blocks.length <= room) return [...blocks];
  return [
    ...blocks.slice(0, room - 1),
    ...context("The rest of this answer does not fit into one message: ask for less of it at once."),
  ];
}

/** A model's words as plain text, which has no links, no mentions and no markup. */
function words(text: string | undefined): SlackBlock[] {
  const points = [...(text ?? "").trim()];
  const blocks: SlackBlock[] = [];
  for (let from = 0; from < points.length; from += LIMITS.section) {
    const part = points.slice(from, from + LIMITS.section).join("");
    blocks.push({ type: "section", text: { type: "plain_text", text: part, emoji: false } });
  }
  return blocks;
}

function feedback(turnId: number | undefined, isFull: boolean): SlackBlock[] {
  if (turnId === undefined) return [];
  return [isFull ? feedbackButtons(turnId) : plainFeedbackButtons(turnId)];
}

function headline(text: string): SlackBlock[] {
  if (text === "") return [];
  if ([...text].length <= LIMITS.header) {
    return [{ type: "header", text: { type: "plain_text", text, emoji: false } }];
  }
  return [mrkdwn(`*${escapeWithin(text, LIMITS.section - 2)}*`)];
}

function paragraph(text: string | undefined): SlackBlock[] {
  return text ? [mrkdwn(escapeWithin(text, LIMITS.section))] : [];
}

function facts(all: readonly Fact[]): SlackBlock[] {
  const blocks: SlackBlock[] = [];
  for (let from = 0; from < all.length; from += LIMITS.fields) {
    blocks.push({
      type: "section",
      fields: all.slice(from, from + LIMITS.fields).map(({ label, value }) => ({
        type: "mrkdwn" as const,
        text: escapedField(label, value),
        verbatim: true,
      })),
    });
  }
  return blocks;
}

function escapedField(label: string, value: string): string {
  const title = `*${escapeWithin(label, 100)}*\n`;
  return title + escapeWithin(value, LIMITS.field - [...title].length);
}

function charts(all: readonly Chart[], pictures: Pictures): SlackBlock[] {
  return all.slice(0, LIMITS.chart.perMessage).flatMap((chart) => {
    const picture = pictures.get(chart);
    return picture ? [pictureBlock(chart, picture)] : (chartBlock(chart) ?? []);
  });
}

function pictureBlock(chart: Chart, fileId: string): SlackBlock {
  return { type: "image", slack_file: { id: fileId }, alt_text: chartAltText(chart) };
}

/** A message takes one native table; those after it are written out. */
function tables(all: readonly Table[], isFull: boolean): SlackBlock[] {
  const filled = all.filter(({ rows }) => rows.length > 0);
  return filled.flatMap((table, index) => (isFull && index === 0 ? richTable(table) : plainTable(table)));
}

function richTable(table: Table): SlackBlock[] {
  const more = tableRemainder(table);
  return [tableBlock(table), ...(more > 0 ? context(`and ${more} more`) : [])];
}

function plainTable(table: Table): SlackBlock[] {
  return listing(table.caption, tableLines(table, LIMITS.textRows));
}

function section({ title, lines }: Section): SlackBlock[] {
  return listing(
    title,
    lines.map((line) => (lines.length > 1 ? `• ${line}` : line)),
  );
}

/** A titled list as one section; lines that don't fit are counted. */
function listing(title: string, lines: readonly string[]): SlackBlock[] {
  if (lines.length === 0) return [];
  const heading = `*${escapeText(cut(title, 200))}*`;
  const kept: string[] = [];
  // Room for the line that says how many were left out.
  let room = LIMITS.section - [...heading].length - 30;
  for (const line of lines) {
    const escaped = escapeWithin(line, 600);
    room -= [...escaped].length + 1;
    if (room < 0) break;
    kept.push(escaped);
  }
  const more = lines.length - kept.length;
  return [mrkdwn([heading, ...kept, ...(more > 0 ? [`and ${more} more`] : [])].join("\n"))];
}

function context(text: string): SlackBlock[] {
  return text === "" ? [] : [{ type: "context", elements: [{ type: "mrkdwn", text, verbatim: true }] }];
}

/** `verbatim` keeps Slack from turning bare addresses and names into links and mentions. */
function mrkdwn(text: string): SlackBlock {
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
}
