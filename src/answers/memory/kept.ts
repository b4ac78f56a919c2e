import { presentAnswer } from "../../present/present.ts";
import { parseAlias } from "../../privacy/alias.ts";
import { redactContacts } from "../../privacy/redact.ts";
import type { KeptRequest } from "../../store/schema/conversations.ts";
import type { ToolAnswer, ToolRequest } from "../../tools/ask.ts";
import { isToolName } from "../../tools/ask.ts";
import { toolset } from "../../tools/registry.ts";
import type { Tool } from "../../tools/tool.ts";
import type { Answer, Turn } from "../answer.ts";

const QUESTION_MAX = 1_000;
const ANSWER_MAX = 4_000;
const REASON_MAX = 1_000;

/** Stands for a customer who was named by something that may tell who they are, and was not found by it. */
const SOMEBODY = "[customer]";

interface KeptWords {
  question: string;
  requests: KeptRequest[];
  answer: string;
}

/**
 * What is kept of a question and its answer: without contact data, and with a customer's alias wherever the person
 * named them otherwise. A name that no tool was asked about can't be told from other words, and stays.
 */
export function keptOf(question: string, answer: Answer): KeptWords {
  if (answer.kind !== "answered") {
    return {
      question: keptText(question, QUESTION_MAX),
      requests: [],
      answer: keptText(answer.message, ANSWER_MAX),
    };
  }
  const named = answer.answers.flatMap(customerNamed);
  const withAliases = (text: string) => named.reduce(callByAlias, text);
  return {
    question: keptText(withAliases(question), QUESTION_MAX),
    requests: answer.answers.map(keptRequest),
    answer: keptText(withAliases(answer.text ?? presentAnswer(answer.answers[0]).headline), ANSWER_MAX),
  };
}

/** A reason for a verdict, without contact data; null where there are no words. */
export function keptReason(reason: string | undefined): string | null {
  return keptText(reason?.trim() ?? "", REASON_MAX) || null;
}

/**
 * What the next question may refer to: without the requests that can't be made again, for customers who were not
 * found, or of an earlier version that its tool takes no more.
 */
export function turnOf({ question, requests, answer }: KeptWords): Turn {
  return { question, requests: requests.flatMap(askedAgain), answer };
}

function askedAgain({ tool, input }: KeptRequest): ToolRequest[] {
  if (input.customer === SOMEBODY || !isToolName(tool)) return [];
  const definition: Tool = toolset[tool];
  // Its tool has just taken the input.
  return definition.input.safeParse(input).success ? [{ tool, input } as ToolRequest] : [];
}

function keptRequest(answer: ToolAnswer): KeptRequest {
  const [named] = customerNamed(answer);
  const input = Object.entries({ ...answer.input, ...(named ? { customer: named.alias } : {}) });
  return {
    tool: answer.tool,
    input: Object.fromEntries(input.map(([name, value]) => [name, keptValue(value)])),
  };
}

/** As a customer was named, and the alias that stands for them. */
interface Named {
  reference: string;
  alias: string;
}

function customerNamed({ input, result }: ToolAnswer): Named[] {
  if (!("customer" in input) || input.customer === undefined) return [];
  const reference = input.customer;
  const found = "customer" in result ? result.customer.alias : parseAlias(reference);
  return [{ reference, alias: found ?? SOMEBODY }];
}

function callByAlias(text: string, { reference, alias }: Named): string {
  const literal = reference.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "giu"), alias);
}

function keptValue(value: unknown): unknown {
  return typeof value === "string" ? redactContacts(value) : value;
}

function keptText(text: string, lengthMax: number): string {
  return redactContacts(text).replace(BARE_PHONE, "[number]").slice(0, lengthMax);
}

/** Nobody asks for a shop's figures with so many digits, and phone numbers are written so. */
const BARE_PHONE = /(?<![\w.,])\+?\d{9,15}(?![\w])/g;
