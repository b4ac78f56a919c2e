/** Questions that show the range of what can be asked: at most four, as Slack shows no more. The manifest has the same. */
export const SUGGESTIONS: readonly { title: string; message: string }[] = [
  { title: "Who may leave?", message: "Who is at risk of leaving?" },
  { title: "What is ahead", message: "Forecast revenue for the next 12 weeks" },
  { title: "What sells together", message: "Which products are bought together?" },
  { title: "Whom to win back", message: "Plan a winback campaign for 200 customers" },
];
