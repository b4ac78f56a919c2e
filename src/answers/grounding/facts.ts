import type { Span } from "./periods.ts";

/** What a figure of the evidence is of; `change` is signed, `share` and `change` are ratios. */
export type FigureUnit = "money" | "share" | "change" | "plain" | "score" | "days" | "times";

/** One figure that the model was shown, with what must be said beside it. */
export interface Figure {
  /** Money in units of its currency, shares from 0 to 1, spans in days. */
  value: number;
  unit: FigureUnit;
  currency?: string | undefined;
  /** Names that it is of: each must be in force where it is said. */
  keys: readonly string[];
  /** Period that it is of, where it is of one of several. */
  span?: Span | undefined;
  /** Concepts that its own label names. */
  label: ReadonlySet<string>;
  /** Concepts that may be said of it: its label, caption, sentence. */
  words: ReadonlySet<string>;
  /** Names that stand beside it. */
  beside: ReadonlySet<string>;
  /** Of a text: the concepts of its own sentence, some of which must be said. */
  sentence?: ReadonlySet<string> | undefined;
  /** Stands in a label: true of all that stands under it. */
  isLabel?: boolean | undefined;
  report: number;
  kind: "cell" | "fact" | "text";
  /** End of an interval, not what is expected. */
  band?: "low" | "high" | undefined;
  /** Of spans of time: ahead or past. */
  frame?: "next" | "last" | "ago" | undefined;
}

export interface Row {
  keys: readonly string[];
  span?: Span | undefined;
  /** By column: the figure of a numeric cell. */
  figures: readonly (Figure | undefined)[];
  /** By column: the words of a text cell, as compared. */
  texts: readonly (string | undefined)[];
  /** Days that its cells name. */
  dates: readonly Span[];
  hasUnknown: readonly boolean[];
}

export interface Grid {
  report: number;
  caption: ReadonlySet<string>;
  /** By column. */
  labels: readonly ReadonlySet<string>[];
  rows: readonly Row[];
  /** There are more rows than are listed. */
  isCut: boolean;
}

/** A sentence that the model was shown. */
export interface Sentence {
  norms: readonly string[];
  names: ReadonlySet<string>;
  /** Rows' own words: true of their rows alone. */
  keys: readonly string[];
  dates: readonly Span[];
  report: number;
}

/** Words under a label: `Main category`: `decor`. */
export interface Attribute {
  keys: readonly string[];
  label: readonly string[];
  text: string;
}

/** What is known of one report as a whole. */
export interface ReportFacts {
  /** The customer or group it is about, where it is about one. */
  subjects: ReadonlySet<string>;
  /** What its figures are of; the period before, where it compares. */
  ranges: readonly Span[];
  rangesBefore: readonly Span[];
  /** First and last day of the data. */
  data: readonly Span[];
  isForecast: boolean;
  headline: readonly string[];
}
