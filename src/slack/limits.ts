/**
 * Slack's limits as data. Where the launch documents and later sources differ, the smaller number stands:
 * workspaces get the larger ones in phases. Lengths count Unicode code points.
 */
export const LIMITS = {
  text: 40_000,
  blocks: 50,
  viewBlocks: 100,
  header: 150,
  section: 3_000,
  field: 2_000,
  fields: 10,
  context: 3_000,
  contextElements: 10,
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  optionText: 75,
  optionValue: 150,
  options: 100,
  viewTitle: 24,
  privateMetadata: 3_000,
  caption: 3_000,
  table: { rows: 100, characters: 10_000, pageSize: 10 },
  chart: { title: 50, label: 20, points: 20, series: 6, axis: 50, perMessage: 2 },
  /** Text of a message that is written over, where it stands without blocks. */
  updatedText: 4_000,
  taskTitle: 250,
  /** Words of one part of a stream: a third of Slack's 12,000, as escaping makes them more. */
  streamWords: 4_000,
  /** Rows of a table where it has to be written as text. */
  textRows: 10,
} as const;
