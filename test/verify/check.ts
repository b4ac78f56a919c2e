/** One figure of ours beside the published or computed one. */
export interface Check {
  /** As a person would name it, e.g. "CDNOW sample". */
  dataSet: string;
  method: string;
  /** What is compared, with its unit, e.g. "log-likelihood", "WAPE in %". */
  figure: string;
  /** Null where the figure stands for itself. */
  reference: number | null;
  ours: number;
  /** What is asked of `ours`, for a person: "within 1e-3", "at most", "between 0.77 and 0.83". */
  criterion: string;
  passes: boolean;
}

/** The checks of one topic, which need the data sets under the folder of shared data. */
export interface Suite {
  name: string;
  run(): Check[] | Promise<Check[]>;
}
