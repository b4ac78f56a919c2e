import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../../src/workspace/fake-slack/block-rules/limits.ts";
import { checkView } from "../../../src/workspace/fake-slack/block-rules/payload.ts";
import {
  actions,
  button,
  chart,
  home,
  input,
  long,
  modal,
  plain,
  section,
  table,
} from "../support/blocks.ts";

type Json = Record<string, unknown>;

const VALID: [string, Json][] = [
  ["a modal with a field", modal()],
  ["a modal without a field or a submit button", modal({ submit: undefined, blocks: [section("a")] })],
  ["a modal with an alert", modal({ blocks: [{ type: "alert", text: plain("a"), level: "warning" }] })],
  ["a modal with a file field", modal({ blocks: [input({ type: "file_input" })] })],
  ["a modal of 100 blocks", modal({ blocks: Array.from({ length: 100 }, () => section("a")) })],
  ["Home with buttons", home(section("a"), actions(button()))],
  ["Home with a field", home(input({ type: "plain_text_input" }, { dispatch_action: true }))],
];

const INVALID: [string, Json, string, string][] = [
  ["no blocks", modal({ blocks: [] }), "/view/blocks", "no fewer than 1 items allowed"],
  [
    "101 blocks",
    home(...Array.from({ length: 101 }, () => section("a"))),
    "/view/blocks",
    "no more than 100 items allowed",
  ],
  [
    "a title of 25 letters",
    modal({ title: plain(long(25)) }),
    "/view/title/text",
    "must be less than 25 characters",
  ],
  ["no title", modal({ title: undefined }), "/view", "missing required field: title"],
  [
    "a submit button of 25 letters",
    modal({ submit: plain(long(25)) }),
    "/view/submit/text",
    "must be less than 25 characters",
  ],
  [
    "a field without a submit button",
    modal({ submit: undefined }),
    "/view",
    "missing required field: submit, because the view has an input block",
  ],
  [
    "metadata of 3,001 letters",
    modal({ private_metadata: long(3001) }),
    "/view/private_metadata",
    "must be less than 3001 characters",
  ],
  [
    "a callback id of 256 letters",
    modal({ callback_id: long(256) }),
    "/view/callback_id",
    "must be less than 256 characters",
  ],
  [
    "a table in a modal",
    modal({ blocks: [table(2)] }),
    "/view/blocks/0/type",
    "unsupported type: data_table",
  ],
  ["a chart on Home", home(chart()), "/view/blocks/0/type", "unsupported type: data_visualization"],
  [
    "markdown on Home",
    home({ type: "markdown", text: "a" }),
    "/view/blocks/0/type",
    "unsupported type: markdown",
  ],
  [
    "an alert on Home",
    home({ type: "alert", text: plain("a") }),
    "/view/blocks/0/type",
    "unsupported type: alert",
  ],
  ["a title on Home", { ...home(), title: plain("a") }, "/view", "invalid additional property: title"],
  [
    "a field of more than 3,000 letters",
    modal({ blocks: [input({ type: "plain_text_input", max_length: 3001 })] }),
    "/view/blocks/0/element/max_length",
    "must be at most 3000",
  ],
  [
    "bounds the wrong way round",
    modal({ blocks: [input({ type: "plain_text_input", min_length: 5, max_length: 4 })] }),
    "/view/blocks/0/element",
    "min_length must not exceed max_length",
  ],
  [
    "a number field that does not say about decimals",
    modal({ blocks: [input({ type: "number_input" })] }),
    "/view/blocks/0/element",
    "missing required field: is_decimal_allowed",
  ],
  [
    "a label of 2,001 letters",
    modal({ blocks: [input({ type: "plain_text_input" }, { label: plain(long(2001)) })] }),
    "/view/blocks/0/label/text",
    "must be less than 2001 characters",
  ],
];

describe("a view", () => {
  it.each(VALID)("may be %s", (_name, view) => {
    expect(checkView(view)).toEqual([]);
  });

  it.each(INVALID)("may not have %s", (_name, view, pointer, message) => {
    expect(checkView(view)).toContainEqual({ pointer, message });
  });

  it("is a modal or Home", () => {
    expect(checkView({ type: "page", blocks: [] })).toEqual([
      { pointer: "/view/type", message: "unsupported type: page" },
    ]);
  });
});

const REFERENCE = "../shared/reference/slack-block-limits.json";

describe.skipIf(!existsSync(REFERENCE))(`our limits and the published ones (needs ${REFERENCE})`, () => {
  it("agree, but for tables, where the smaller of two sources stands", () => {
    const published = JSON.parse(readFileSync(REFERENCE, "utf8"));

    expect({
      text: LIMITS.text,
      button: [LIMITS.button.text, LIMITS.button.value, LIMITS.button.accessibilityLabel],
      confirm: [LIMITS.confirm.title, LIMITS.confirm.text, LIMITS.confirm.button],
      option: [LIMITS.option.text, LIMITS.option.value, LIMITS.option.description],
      lists: [LIMITS.overflow, LIMITS.checkboxes, LIMITS.radioButtons, LIMITS.actions, LIMITS.context],
      card: LIMITS.card,
      chart: [LIMITS.chart.title, LIMITS.chart.items, LIMITS.chart.label, LIMITS.chart.points],
      view: [LIMITS.view.blocks, LIMITS.view.title, LIMITS.view.button, LIMITS.view.privateMetadata],
      section: [LIMITS.section.text, LIMITS.section.fields, LIMITS.section.field],
      tableIsStricter: LIMITS.dataTable.rows <= published.data_table.rows.max_items,
    }).toEqual({
      text: published.text.max_length,
      button: [
        published.button.text.max_length,
        published.button.value.max_length,
        published.button.accessibility_label.max_length,
      ],
      confirm: [
        published.confirmation.title.max_length,
        published.confirmation.text.max_length,
        published.confirmation.confirm.max_length,
      ],
      option: [
        published.option.text.max_length,
        published.option.value.max_length,
        published.option.description.max_length,
      ],
      lists: [
        published.overflow.options.max_items,
        published.checkboxes.options.max_items,
        published.radio_buttons.options.max_items,
        published.actions.elements.max_items,
        published.context.elements.max_items,
      ],
      card: {
        title: published.card.title.max_length,
        subtitle: published.card.subtitle.max_length,
        body: published.card.body.max_length,
        subtext: published.card.subtext.max_length,
        actions: published.card.actions.max_items,
      },
      chart: [
        published.data_visualization.title.max_length,
        published.data_visualization.series.max_items,
        published.data_visualization.category_label.max_length,
        published.data_visualization.categories.max_items,
      ],
      view: [
        published.view.blocks.max_items,
        published.view.title.max_length,
        published.view.submit.max_length,
        published.view.private_metadata.max_length,
      ],
      section: [
        published.section.text.max_length,
        published.section.fields.max_items,
        published.section.fields.item_max_length,
      ],
      tableIsStricter: true,
    });
  });
});
