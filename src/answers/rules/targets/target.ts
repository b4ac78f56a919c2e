import type { ToolRequest } from "../../../tools/ask.ts";
import type { Phrases } from "../phrases.ts";
import type { Sign } from "../signs.ts";

type InputOf<Name extends ToolRequest["tool"]> = Extract<ToolRequest, { tool: Name }>["input"];

/** One thing that can be wanted: a tool, with a value of the argument that says which kind of answer. */
export type Wanted =
  | { tool: "lookup_customer"; kind: NonNullable<InputOf<"lookup_customer">["info"]> }
  | { tool: "analyze_customers"; kind: InputOf<"analyze_customers">["analysis"] }
  | { tool: "analyze_segments"; kind: NonNullable<InputOf<"analyze_segments">["analysis"]> }
  | { tool: "analyze_products"; kind: InputOf<"analyze_products">["analysis"] }
  | { tool: "forecast_metrics"; kind: "metric" }
  | { tool: "target_campaign"; kind: InputOf<"target_campaign">["campaign"] }
  | { tool: "analyze_behavior"; kind: InputOf<"analyze_behavior">["pattern"] }
  | { tool: "get_recommendations"; kind: InputOf<"get_recommendations">["recommendation"] }
  /** No tool: what is said instead is in the replies. */
  | { tool: null; kind: Refusal };

export type Refusal =
  | "past_of_metric"
  | "contact"
  | "forbidden"
  | "command"
  | "offtopic"
  | "method"
  | "help"
  | "greeting"
  | "thanks";

/** What speaks for wanting something: what is said, and what else there is in the question. */
interface Evidence {
  /** Says it in so many words. */
  plainly?: Phrases;
  /** Would say it in most questions. */
  likely?: Phrases;
  /** Goes with it. */
  perhaps?: Phrases;
  /** Each of these words goes with it a little; several of them say it. */
  words?: Phrases;
  /** Speaks against it. */
  hardly?: Phrases;
  /** What signs add or take. */
  signs?: Partial<Record<Sign, number>>;
  /** Not considered unless one sign of each list is there; `said` stands for any of the phrases that speak for it. */
  needs?: readonly (readonly (Sign | "said")[])[];
  /** Not considered where one of these is there. */
  unless?: readonly Sign[];
}

export type Target = Wanted & Evidence;

/** What the phrases weigh. */
export const WEIGHTS = { plainly: 8, likely: 4, perhaps: 1.5, hardly: -4 } as const;
