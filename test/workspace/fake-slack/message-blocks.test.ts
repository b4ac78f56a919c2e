import { describe, expect, it } from "vitest";
import { checkMessageBlocks } from "../../../src/workspace/fake-slack/block-rules/payload.ts";
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
} from "../support/blocks.ts";

type Json = Record<string, unknown>;

const select = (overrides: Json = {}) =>
  actions({ type: "static_select", action_id: "s", options: options(2), ...overrides });
const names = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
const image = { type: "image", image_url: "https://example.com/a.png", alt_text: "a" };
const feedback = (overrides: Json = {}) => ({
  type: "context_actions",
  elements: [
    {
      type: "feedback_buttons",
      action_id: "f",
      positive_button: { text: plain("Good"), value: "up" },
      negative_button: { text: plain("Bad"), value: "down" },
      ...overrides,
    },
  ],
});
const task = { type: "task_card", task_id: "1", title: "Read", status: "complete" };
const card = (overrides: Json = {}) => ({ type: "card", title: mrkdwn("Card"), ...overrides });
const container = (overrides: Json = {}) => ({
  type: "container",
  title: plain("Box"),
  child_blocks: [section("in")],
  ...overrides,
});

const VALID: [string, Json[]][] = [
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

const long51 = long(51);
const INVALID: [string, Json[], string, string][] = [
  [
    "51 blocks",
    Array.from({ length: 51 }, () => ({ type: "divider" })),
    "/blocks",
    "no more than 50 items allowed",
  ],
  [
    "text of 3,001 letters",
    [section(long(3001))],
    "/blocks/0/text/text",
    "must be less than 3001 characters",
  ],
  ["empty text", [section("")], "/blocks/0/text/text", "must be more than 0 characters"],
  [
    "a section with nothing",
    [{ type: "section" }],
    "/blocks/0",
    "missing required field: one of text, fields",
  ],
  [
    "eleven fields",
    [{ type: "section", fields: Array.from({ length: 11 }, () => mrkdwn("a")) }],
    "/blocks/0/fields",
    "no more than 10 items allowed",
  ],
  [
    "a field of 2,001 letters",
    [{ type: "section", fields: [mrkdwn(long(2001))] }],
    "/blocks/0/fields/0/text",
    "must be less than 2001 characters",
  ],
  ["an unknown block", [{ type: "marquee" }], "/blocks/0/type", "unsupported type: marquee"],
  ["a block without type", [{}], "/blocks/0", "missing required field: type"],
  [
    "an unknown property",
    [{ ...section("a"), colour: "red" }],
    "/blocks/0",
    "invalid additional property: colour",
  ],
  ["a modal's block", [{ type: "alert", text: mrkdwn("a") }], "/blocks/0/type", "unsupported type: alert"],
  [
    "mrkdwn in a header",
    [{ type: "header", text: mrkdwn("a") }],
    "/blocks/0/text/type",
    "unsupported type: mrkdwn",
  ],
  [
    "a header of 151 letters",
    [{ type: "header", text: plain(long(151)) }],
    "/blocks/0/text/text",
    "must be less than 151 characters",
  ],
  [
    "a block id of 256 letters",
    [{ ...section("a"), block_id: long(256) }],
    "/blocks/0/block_id",
    "must be less than 256 characters",
  ],
  [
    "a block id twice",
    [
      { ...section("a"), block_id: "b" },
      { ...section("a"), block_id: "b" },
    ],
    "/blocks/1",
    'block_id "b" already exists',
  ],
  [
    "an action id twice in one block",
    [actions(button(), button())],
    "/blocks/0/elements/1",
    'action_id "press" already exists',
  ],
  [
    "26 buttons",
    [actions(...names(26).map((action_id) => button({ action_id })))],
    "/blocks/0/elements",
    "no more than 25 items allowed",
  ],
  ["no buttons", [actions()], "/blocks/0/elements", "no fewer than 1 items allowed"],
  [
    "a button of 76 letters",
    [actions(button({ text: plain(long(76)) }))],
    "/blocks/0/elements/0/text/text",
    "must be less than 76 characters",
  ],
  [
    "a button's value of 2,001 letters",
    [actions(button({ value: long(2001) }))],
    "/blocks/0/elements/0/value",
    "must be less than 2001 characters",
  ],
  [
    "a style that is none",
    [actions(button({ style: "default" }))],
    "/blocks/0/elements/0/style",
    "must be one of: primary, danger",
  ],
  [
    "a confirmation's button of 31 letters",
    [actions(button({ confirm: { text: plain("a"), confirm: plain(long(31)) } }))],
    "/blocks/0/elements/0/confirm/confirm/text",
    "must be less than 31 characters",
  ],
  [
    "a text input outside an input",
    [actions({ type: "plain_text_input" })],
    "/blocks/0/elements/0/type",
    "unsupported type: plain_text_input",
  ],
  [
    "101 options",
    [select({ options: options(101) })],
    "/blocks/0/elements/0/options",
    "no more than 100 items allowed",
  ],
  [
    "an option's text of 76 letters",
    [select({ options: [{ text: plain(long(76)), value: "v" }] })],
    "/blocks/0/elements/0/options/0/text/text",
    "must be less than 76 characters",
  ],
  [
    "an option's value of 151 letters",
    [select({ options: [{ text: plain("a"), value: long(151) }] })],
    "/blocks/0/elements/0/options/0/value",
    "must be less than 151 characters",
  ],
  [
    "neither options nor groups",
    [select({ options: undefined })],
    "/blocks/0/elements/0",
    "missing required field: one of options, option_groups",
  ],
  [
    "an initial option that is not offered",
    [select({ initial_option: option("other") })],
    "/blocks/0/elements/0",
    "initial option must be one of the options",
  ],
  [
    "a placeholder of 151 letters",
    [select({ placeholder: plain(long(151)) })],
    "/blocks/0/elements/0/placeholder/text",
    "must be less than 151 characters",
  ],
  [
    "six overflow options",
    [actions({ type: "overflow", options: options(6) })],
    "/blocks/0/elements/0/options",
    "no more than 5 items allowed",
  ],
  [
    "eleven checkboxes",
    [actions({ type: "checkboxes", options: options(11) })],
    "/blocks/0/elements/0/options",
    "no more than 10 items allowed",
  ],
  [
    "eleven context elements",
    [{ type: "context", elements: Array.from({ length: 11 }, () => mrkdwn("a")) }],
    "/blocks/0/elements",
    "no more than 10 items allowed",
  ],
  [
    "feedback without a value",
    [feedback({ positive_button: { text: plain("Good") } })],
    "/blocks/0/elements/0/positive_button",
    "missing required field: value",
  ],
  [
    "an image of two sources",
    [{ ...image, slack_file: { id: "F1" } }],
    "/blocks/0",
    "only one of image_url, slack_file allowed",
  ],
  [
    "an image without description",
    [{ type: "image", image_url: "https://example.com/a.png" }],
    "/blocks/0",
    "missing required field: alt_text",
  ],
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

describe("the blocks of a message", () => {
  it.each(VALID)("may be %s", (_name, blocks) => {
    const { faults, tooLong } = checkMessageBlocks(blocks);

    expect(faults).toEqual([]);
    expect(tooLong).toBe(false);
  });

  it.each(INVALID)("may not be %s", (_name, blocks, pointer, message) => {
    const { faults } = checkMessageBlocks(blocks);

    expect(faults).toContainEqual({ pointer, message });
  });

  it("are too long from some 13,200 characters on, counted over all blocks", () => {
    const few = Array.from({ length: 4 }, () => section(long(3000)));
    const many = Array.from({ length: 5 }, () => section(long(2700)));

    expect(checkMessageBlocks(few).tooLong).toBe(false);
    expect(checkMessageBlocks(many)).toEqual({ faults: [], tooLong: true });
  });

  it("are not too long by a table alone, which has a limit of its own", () => {
    const { faults, tooLong } = checkMessageBlocks([section(long(3000)), table(100, 10, long(9))]);

    expect(faults).toEqual([]);
    expect(tooLong).toBe(false);
  });
});
