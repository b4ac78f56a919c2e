import {
  button,
  chart,
  input,
  long,
  mrkdwn,
  pie,
  richText,
  section,
  series,
  table,
} from "../../support/blocks.ts";
import { card, container, names, task } from "./some-blocks.ts";

const long51 = long(51);
/** What Slack refuses of charts, tables and cards, with the place and the reason. */
export const INVALID_FIGURES: [
  name: string,
  blocks: Record<string, unknown>[],
  pointer: string,
  message: string,
][] = [
  [
    "three charts",
    [chart(), chart(), chart()],
    "/blocks",
    "no more than 2 data_visualization blocks allowed",
  ],
  [
    "a chart's title of 51 letters",
    [{ ...chart(), title: long51 }],
    "/blocks/0/title",
    "must be less than 51 characters",
  ],
  [
    "21 points",
    [chart({ series: [series("a", names(21))], axis_config: { categories: names(21) } })],
    "/blocks/0/chart/axis_config/categories",
    "no more than 20 items allowed",
  ],
  [
    "13 series",
    [chart({ series: names(13).map((name) => series(name, ["Jan", "Feb"])) })],
    "/blocks/0/chart/series",
    "no more than 12 items allowed",
  ],
  [
    "a series' name twice",
    [chart({ series: [series("a", ["Jan", "Feb"]), series("a", ["Jan", "Feb"])] })],
    "/blocks/0/chart/series/1",
    "duplicate series name: a",
  ],
  [
    "a series' name of 21 letters",
    [chart({ series: [series(long(21), ["Jan", "Feb"])] })],
    "/blocks/0/chart/series/0/name",
    "must be less than 21 characters",
  ],
  [
    "a category twice",
    [chart({}, ["Jan", "Jan"])],
    "/blocks/0/chart/axis_config/categories",
    "categories must be unique",
  ],
  [
    "a missing point",
    [chart({ series: [series("a", ["Jan"])] })],
    "/blocks/0/chart/series/0/data",
    "must have exactly one point per category",
  ],
  [
    "a point without a number",
    [
      chart({
        series: [
          {
            name: "a",
            data: [
              { label: "Jan", value: null },
              { label: "Feb", value: 1 },
            ],
          },
        ],
      }),
    ],
    "/blocks/0/chart/series/0/data/0/value",
    "must be a number",
  ],
  [
    "a pie's zero",
    [pie([{ label: "a", value: 0 }])],
    "/blocks/0/chart/segments/0/value",
    "must be greater than 0",
  ],
  [
    "a pie's 13 segments",
    [pie(names(13).map((label) => ({ label, value: 1 })))],
    "/blocks/0/chart/segments",
    "no more than 12 items allowed",
  ],
  ["a table of a header alone", [table(1)], "/blocks/0/rows", "no fewer than 2 items allowed"],
  ["a table of 101 rows and its header", [table(102)], "/blocks/0/rows", "no more than 101 items allowed"],
  ["a table of 21 columns", [table(2, 21)], "/blocks/0/rows/0", "no more than 20 items allowed"],
  [
    "a table of more than 10,000 letters",
    [table(11, 2, long(500))],
    "/blocks/0/rows",
    "must be less than 10001 characters in all cells",
  ],
  ["an empty cell", [table(2, 2, "")], "/blocks/0/rows/0/0/text", "must be more than 0 characters"],
  [
    "rows of different lengths",
    [{ ...table(2), rows: [[{ type: "raw_text", text: "a" }], []] }],
    "/blocks/0/rows/1",
    "must have 1 cells, as the header has",
  ],
  [
    "rich text in a table's header",
    [{ ...table(2), rows: [[richText()], [richText()]] }],
    "/blocks/0/rows/0/0",
    "rich_text is not allowed in the header row",
  ],
  [
    "a table without a caption",
    [{ ...table(2), caption: undefined }],
    "/blocks/0",
    "missing required field: caption",
  ],
  ["a page of 101 rows", [{ ...table(2), page_size: 101 }], "/blocks/0/page_size", "must be at most 100"],
  [
    "two older tables",
    [
      { type: "table", rows: [[{ type: "raw_text", text: "a" }]] },
      { type: "table", rows: [[{ type: "raw_text", text: "a" }]] },
    ],
    "/blocks",
    "no more than 1 table blocks allowed",
  ],
  [
    "markdown of 12,001 letters in two blocks",
    [
      { type: "markdown", text: long(6000) },
      { type: "markdown", text: long(6001) },
    ],
    "/blocks",
    "must be less than 12001 characters of markdown",
  ],
  [
    "a card with nothing",
    [{ type: "card" }],
    "/blocks/0",
    "missing required field: one of hero_image, title, actions, body",
  ],
  [
    "a card's body of 201 letters",
    [card({ body: mrkdwn(long(201)) })],
    "/blocks/0/body/text",
    "must be less than 201 characters",
  ],
  [
    "a card's four buttons",
    [card({ actions: names(4).map((action_id) => button({ action_id })) })],
    "/blocks/0/actions",
    "no more than 3 items allowed",
  ],
  [
    "eleven blocks in a container",
    [container({ child_blocks: Array.from({ length: 11 }, () => section("a")) })],
    "/blocks/0/child_blocks",
    "no more than 10 items allowed",
  ],
  [
    "a chart in a container",
    [container({ child_blocks: [chart()] })],
    "/blocks/0/child_blocks/0/type",
    "unsupported type: data_visualization",
  ],
  [
    "a task's unknown state",
    [{ ...task, status: "done" }],
    "/blocks/0/status",
    "must be one of: pending, in_progress, complete, error",
  ],
  [
    "rich text with an unknown element",
    [
      {
        type: "rich_text",
        elements: [{ type: "rich_text_section", elements: [{ type: "html", text: "a" }] }],
      },
    ],
    "/blocks/0/elements/0/elements/0/type",
    "unsupported type: html",
  ],
  [
    "a file field in a message",
    [input({ type: "file_input" })],
    "/blocks/0/element/type",
    "unsupported type: file_input",
  ],
];
