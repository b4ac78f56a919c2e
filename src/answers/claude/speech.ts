import { reportText } from "../../present/text.ts";
import type { Mask } from "../../privacy/model-text/mask.ts";
import type { ToolRequest } from "../../tools/ask.ts";
import type { Ground, GroundedText } from "./grounding.ts";
import type { ShownAnswer } from "./run-tools.ts";

export interface SpeechOptions {
  ground: Ground;
  mask: Mask;
  /** In the person's words. */
  question: string;
  /** The shop's calendar day, as 2026-03-01. */
  today: string;
  onText: ((words: string) => void) | undefined;
}

/**
 * A model's words on their way to a person, over as many replies as it takes: stand-ins give way to what may be said
 * for them, and only what the tools' answers bear out goes on.
 */
export function createSpeech({ ground, mask, question, today, onText }: SpeechOptions) {
  let said = "";
  let isStopped = false;
  let reply: { grounded: GroundedText; waiting: string; meaning: Meaning; isFirst: boolean } | undefined;

  function pass(words: string): void {
    if (words === "" || !reply) return;
    const apart = reply.isFirst && said !== "" ? "\n\n" : "";
    reply.isFirst = false;
    said += apart + words;
    onText?.(apart + words);
  }

  function finish(): void {
    if (!reply) return;
    const { grounded, waiting, meaning } = reply;
    pass(grounded.feed(mask.restore(waiting, meaning)));
    pass(grounded.end());
    isStopped ||= grounded.isStopped();
    reply = undefined;
  }

  return {
    /** A reply begins that may rest on these answers. */
    begin(answers: readonly ShownAnswer[]): void {
      finish();
      const requests = answers.map(({ answer: { tool, input } }) => ({ tool, input }) as ToolRequest);
      const reports = answers.map(({ shown }) => shown);
      const grounded = ground({ reports, requests, question, today });
      reply = { grounded, waiting: "", meaning: meaningIn(answers), isFirst: true };
    },
    hear(words: string): void {
      if (!reply || isStopped) return;
      const waiting = reply.waiting + words;
      // A stand-in may go on in the next words.
      const end = waiting.length - (/[A-Za-z0-9_]*$/.exec(waiting)?.[0].length ?? 0);
      reply.waiting = waiting.slice(end);
      if (end > 0) pass(reply.grounded.feed(mask.restore(waiting.slice(0, end), reply.meaning)));
    },
    /** All that was let through; undefined where something was not, or nothing was said. */
    end(): string | undefined {
      finish();
      return isStopped || said.trim() === "" ? undefined : said;
    },
  };
}

type Meaning = (standIn: string, meant: string) => string;

/**
 * What is said for a stand-in: a customer's alias where a tool has found who is meant, the word itself where the
 * tools' answers have it too, as a product's title has. Contact data is in none of them, so it is never said.
 */
function meaningIn(answers: readonly ShownAnswer[]): Meaning {
  const shown = answers
    .map((answer) => reportText(answer.shown))
    .join("\n")
    .toLowerCase();
  return (standIn, meant) => {
    const alias = answers.map(({ answer }) => aliasFor(meant, answer)).find(Boolean);
    if (alias) return alias;
    if (shown.includes(meant.toLowerCase())) return meant;
    return standIn.startsWith("name") ? "that name" : "that customer";
  };
}

function aliasFor(meant: string, { tool, input, result }: ShownAnswer["answer"]): string | undefined {
  if (tool !== "lookup_customer" || result.kind !== "found") return undefined;
  return input.customer === meant.trim() ? result.customer.alias : undefined;
}
