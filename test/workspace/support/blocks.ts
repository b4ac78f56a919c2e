type Json = Record<string, unknown>;

export const plain = (text: string) => ({ type: "plain_text", text });
export const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
export const section = (text: string): Json => ({ type: "section", text: mrkdwn(text) });
export const option = (value: string) => ({ text: plain(value), value });
export const options = (count: number) => Array.from({ length: count }, (_, index) => option(`o${index}`));
export const button = (overrides: Json = {}): Json => ({
  type: "button",
  action_id: "press",
  text: plain("Press"),
  ...overrides,
});
export const actions = (...elements: Json[]): Json => ({ type: "actions", elements });
export const input = (element: Json, overrides: Json = {}): Json => ({
  type: "input",
  block_id: "field",
  label: plain("Field"),
  element: { action_id: "value", ...element },
  ...overrides,
});
export const modal = (overrides: Json = {}): Json => ({
  type: "modal",
  title: plain("Form"),
  submit: plain("Send"),
  blocks: [input({ type: "plain_text_input" })],
  ...overrides,
});
export const home = (...blocks: Json[]): Json => ({
  type: "home",
  blocks: blocks.length > 0 ? blocks : [section("Hello")],
});

export const series = (name: string, categories: readonly string[]) => ({
  name,
  data: categories.map((label, index) => ({ label, value: index })),
});

export function chart(overrides: Json = {}, categories: readonly string[] = ["Jan", "Feb"]): Json {
  return {
    type: "data_visualization",
    title: "Orders",
    chart: {
      type: "line",
      series: [series("Orders", categories)],
      axis_config: { categories },
      ...overrides,
    },
  };
}

export const pie = (segments: readonly { label: string; value: number }[]): Json => ({
  type: "data_visualization",
  title: "Share",
  chart: { type: "pie", segments },
});

const cell = (text: string) => ({ type: "raw_text", text });

export function table(rows: number, columns = 2, text = "x"): Json {
  return {
    type: "data_table",
    caption: "Table",
    rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => cell(text))),
  };
}

export const richText = (text = "hello") => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});

export const long = (length: number) => "x".repeat(length);
