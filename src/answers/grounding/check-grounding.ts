import { faultOf } from "./check-statement.ts";
import { conceptsOf } from "./concepts.ts";
import type { Evidence } from "./evidence.ts";
import { type Carried, type Reading, readStatement } from "./reading.ts";
import { type Part, splitStatements } from "./split.ts";

/** A sentence or list item of a model's text, judged. */
export type Statement =
  | { text: string; verdict: "grounded" }
  /** `reason` says what was found in no evidence, in a few words for the log; it quotes the statement. */
  | { text: string; verdict: "ungrounded"; reason: string };

export interface Grounding {
  statements: readonly Statement[];
  /** Whether all are: only then may the text be posted whole. */
  isGrounded: boolean;
}

/** Judges a model's text against what it was shown, statement by statement. */
export function checkGrounding(text: string, evidence: Evidence): Grounding {
  const judge = createJudge();
  const statements = splitStatements(text).map((part) => judge(part, evidence));
  return { statements, isGrounded: statements.every(({ verdict }) => verdict === "grounded") };
}

/** Judges statements in order: what one is about, the next may take over. */
export function createJudge(): (part: Part, evidence: Evidence) => Statement {
  let carried: Carried | undefined;
  let lead: Carried | undefined;
  return (part, evidence) => {
    const text = part.raw.trim();
    const isNewItem = part.isItem && /^\s*(?:[-*+•]|\d{1,2}[.)])\s/.test(part.raw);
    if (isNewItem && lead) carried = lead;
    const reading = readStatement(text, evidence, carried ?? soleSubject(evidence));
    const reason = faultOf(reading, evidence);
    carried = carriedFrom(reading, evidence);
    if (part.isLead)
      lead = { names: carried.names, concepts: new Set([...reading.concepts, ...conceptsOf([])]) };
    else if (!part.isItem && text !== "") lead = undefined;
    return reason === undefined ? { text, verdict: "grounded" } : { text, verdict: "ungrounded", reason };
  };
}

/** Where all answers are about one customer, so is a text that names nobody. */
function soleSubject({ reports }: Evidence): Carried {
  const subjects = new Set(reports.flatMap((report) => [...report.subjects]));
  return { names: subjects.size === 1 ? [...subjects] : [], concepts: new Set() };
}

function carriedFrom(reading: Reading, evidence: Evidence): Carried {
  const [first] = reading.groups;
  if (first) return { names: first.mentions.map(({ name }) => name.id), concepts: new Set() };
  const isOfNothing = reading.numbers.length === 0 || reading.carried.names.length === 0;
  const isOfCarried = /\b(?:it|its|they|their|them|this|he|she|his|her|the customer)\b/i.test(reading.text);
  if (isOfNothing || isOfCarried) return { names: reading.carried.names, concepts: new Set() };
  return soleSubject(evidence);
}
