/** What every reading about what is sold shares. */
export const GOODS = { unless: ["customer"] } as const;

/** What speaks for and against it. */
export const FRAME = {
  campaign: -6,
  write_to: -6,
  thing: 1,
  will: -0.5,
  forecast_words: -3,
  ahead: -3,
  metric_rate: -2,
} as const;
