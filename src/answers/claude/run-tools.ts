import { UserError } from "../../errors.ts";
import type { Logger } from "../../log.ts";
import { presentAnswer } from "../../present/present.ts";
import type { Report } from "../../present/report.ts";
import type { Mask } from "../../privacy/model-text/mask.ts";
import type { ClaudeToolResult, ClaudeToolUse } from "../../sources/claude/reply.ts";
import { askToolBy, isToolName, type ToolAnswer, type ToolRequest } from "../../tools/ask.ts";
import { tools } from "../../tools/registry.ts";
import type { callTool, ToolContext } from "../../tools/tool.ts";
import type { Question } from "../answer.ts";
import { stepTitle } from "../step-titles.ts";
import { reportForModel, shownReport } from "./report-for-model.ts";

/** A tool's answer, and what the model was shown of it. */
export interface ShownAnswer {
  answer: ToolAnswer;
  shown: Report;
  /** What was done for it, in words. */
  title: string;
}

export interface ToolRunner {
  callTool: typeof callTool;
  context: ToolContext;
  mask: Mask;
  onStep: Question["onStep"];
  logger: Logger;
}

/**
 * Runs what one reply calls, side by side, with what the stand-ins stand for. What fails is told to the model in words:
 * it may mend its arguments, or do without.
 *
 * @param callsLeft more than so many are refused.
 */
export async function runTools(
  uses: readonly ClaudeToolUse[],
  callsLeft: number,
  runner: ToolRunner,
): Promise<{ results: ClaudeToolResult[]; answers: ShownAnswer[] }> {
  const ran = await Promise.all(
    uses.map((use, at) => (at < callsLeft ? runTool(use, runner) : failed(use, TOO_MANY))),
  );
  return { results: ran.map(({ result }) => result), answers: ran.flatMap(({ answer }) => answer ?? []) };
}

interface Ran {
  result: ClaudeToolResult;
  answer?: ShownAnswer;
}

async function runTool(use: ClaudeToolUse, runner: ToolRunner): Promise<Ran> {
  const { mask, onStep, context, logger } = runner;
  const { id, name } = use;
  if (!isToolName(name)) return failed(use, UNKNOWN_TOOL);
  const input = withMeanings(use.input, mask);
  const title = stepTitle(name, input);
  onStep?.({ id, title, state: "running" });
  try {
    // The tool checks its input before anything else.
    const answer = await askToolBy(runner.callTool, { tool: name, input } as ToolRequest, context);
    const shown = shownReport(presentAnswer(answer));
    onStep?.({ id, title, state: "done" });
    const content = reportForModel(shown, mask.hide);
    return { result: { type: "tool_result", tool_use_id: id, content }, answer: { answer, shown, title } };
  } catch (error) {
    context.signal?.throwIfAborted();
    onStep?.({ id, title, state: "failed" });
    if (error instanceof UserError) return failed(use, mask.hide(error.message));
    logger.error({ err: error, tool: name }, "tool failed");
    return failed(use, BROKEN);
  }
}

function failed({ id }: ClaudeToolUse, content: string): Ran {
  return { result: { type: "tool_result", tool_use_id: id, content, is_error: true } };
}

const TOO_MANY = "Not run: too many tools were called for one question. Answer with what is there.";
const UNKNOWN_TOOL = `There is no such tool. There are: ${tools.map(({ name }) => name).join(", ")}.`;
const BROKEN = "The tool failed. Answer without it.";

/** The input as the model meant it, wherever a stand-in stands. */
export function withMeanings(value: unknown, mask: Mask): unknown {
  if (typeof value === "string") return mask.restore(value);
  if (Array.isArray(value)) return value.map((item) => withMeanings(item, mask));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withMeanings(item, mask)]));
}
