import {
  actions,
  button,
  chart,
  input,
  long,
  mrkdwn,
  option,
  options,
  pie,
  plain,
  richText,
  section,
  series,
  table,
} from "../../support/blocks.ts";
import { card, container, feedback, image, names, select, task } from "./some-blocks.ts";

/** What Slack takes. */
export const VALID: [name: string, blocks: Record<string, unknown>[]][] = [
  ["text of 3,000 letters", [section(long(3000))]],
  ["3,000 letters outside the basic plane", [section("𝒳".repeat(3000))]],
  ["50 blocks", Array.from({ length: 50 }, () => ({ type: "divider" }))],
  ["ten fields", [{ type: "section", fields: Array.from({ length: 10 }, () => mrkdwn(long(900))) }]],
  ["an accessory image", [{ ...section("a"), accessory: image }]],
  ["a header of 150 letters", [{ type: "header", text: plain(long(150)) }]],
  ["a context of ten", [{ type: "context", elements: Array.from({ length: 10 }, () => mrkdwn("a")) }]],
  ["25 buttons", [actions(...names(25).map((action_id) => button({ action_id })))]],
  ["the same action_id in two blocks", [actions(button()), actions(button())]],
  ["100 options", [select({ options: options(100) })]],
  [
    "option groups",
    [select({ options: undefined, option_groups: [{ label: plain("g"), options: options(1) }] })],
  ],
  ["an initial option that is offered", [select({ initial_option: option("o1") })]],
  ["a confirmation", [actions(button({ confirm: { title: plain("Sure?"), text: mrkdwn("*yes*") } }))]],
  ["feedback buttons", [feedback()]],
  ["two charts", [chart(), pie([{ label: "a", value: 1 }])]],
  [
    "20 points of 12 series",
    [
      chart({
        series: names(12).map((name) => series(name, names(20))),
        axis_config: { categories: names(20) },
      }),
    ],
  ],
  [
    "a negative value in a line",
    [
      chart({
        series: [
          {
            name: "a",
            data: [
              { label: "Jan", value: -1 },
              { label: "Feb", value: 0 },
            ],
          },
        ],
      }),
    ],
  ],
  ["a table of 100 rows and its header", [table(101)]],
  [
    "a table's numbers",
    [
      {
        ...table(2),
        rows: [[{ type: "raw_text", text: "n" }], [{ type: "raw_number", value: 1, text: "1" }]],
      },
    ],
  ],
  ["markdown of 12,000 letters", [{ type: "markdown", text: long(12_000) }]],
  ["rich text", [richText()]],
  ["a card", [card({ actions: [button()] })]],
  ["a carousel", [{ type: "carousel", elements: [card()] }]],
  ["a container", [container()]],
  ["a plan with tasks", [{ type: "plan", title: "Plan", tasks: [task] }, task]],
  ["an input", [input({ type: "plain_text_input" })]],
];
