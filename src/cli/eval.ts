import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Command, Option } from "commander";
import { z } from "zod";
import type { AnsweredBy } from "../answers/answer.ts";
import { type Evaluation, evaluateRouting, type LabelledQuestion } from "../answers/evaluate.ts";
import { UserError } from "../errors.ts";
import { formatPercent } from "../present/format.ts";
import { tools } from "../tools/registry.ts";
import { type CommandContext, EXIT } from "./context.ts";
import { labelledRouter } from "./eval-routers.ts";
import type { Run } from "./program.ts";

interface EvalOptions {
  questions?: string;
  router: AnsweredBy;
  json?: boolean;
}

/** Beside `src` and `dist` alike. */
const SHIPPED = fileURLToPath(new URL("../../questions/questions.jsonl", import.meta.url));

export function evalCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("eval")
    .description("Score a router on labelled questions: right tool, right arguments.")
    .option(
      "--questions <file>",
      'lines of {"q": …, "tool": … or null, "args": {…}}; left out, the questions that come with the package',
    )
    .addOption(new Option("--router <name>", "which router").choices(["rules", "claude"]).default("rules"))
    .option("--json", "the scores and misses as JSON, for programs")
    .action((options: EvalOptions) => select(() => evaluate(context, options)));
}

async function evaluate(context: CommandContext, options: EvalOptions): Promise<number> {
  const questions = await readQuestions(options.questions ?? SHIPPED);
  const route = labelledRouter(options.router, context.config(), new Date());
  const evaluation = await evaluateRouting(questions, route, tools);
  context.out.write(options.json ? `${JSON.stringify(evaluation, null, 2)}\n` : scoresText(evaluation));
  return EXIT.done;
}

const questionSchema = z.object({
  q: z.string(),
  tool: z.string().nullable(),
  args: z.record(z.string(), z.unknown()).default({}),
  aside: z.boolean().optional(),
  /** The day on which the question was asked, where its answer depends on it. */
  on: z.iso.date().optional(),
  /** What was asked before in the same conversation. */
  after: z.array(z.string()).optional(),
});

async function readQuestions(path: string): Promise<LabelledQuestion[]> {
  const text = await readFile(path, "utf8").catch((cause) => {
    throw new UserError(`I can't read ${path}.`, { cause });
  });
  return text
    .split("\n")
    .flatMap((line, index) => (line.trim() ? [parseQuestion(line, `${path}:${index + 1}`)] : []));
}

function parseQuestion(line: string, place: string): LabelledQuestion {
  try {
    const { aside, on, after, ...question } = questionSchema.parse(JSON.parse(line));
    return {
      ...question,
      ...(aside === undefined ? {} : { aside }),
      ...(on === undefined ? {} : { on }),
      ...(after === undefined ? {} : { after }),
    };
  } catch (cause) {
    throw new UserError(
      `${place} is not a labelled question, a line such as {"q":"…","tool":"…","args":{}}.`,
      { cause },
    );
  }
}

function scoresText(evaluation: Evaluation): string {
  const rows = [["all", evaluation] as const, ...Object.entries(evaluation.by_tool)];
  const table = rows.map(([name, accuracy]) =>
    [
      name.padEnd(20),
      String(accuracy.questions).padStart(9),
      formatPercent(accuracy.tool_accuracy).padStart(8),
      formatPercent(accuracy.argument_accuracy).padStart(10),
    ].join(""),
  );
  const misses = evaluation.misses.map(
    ({ q, wrong, expected, actual }) =>
      `  ${q}\n    wrong ${wrong}: expected ${JSON.stringify(expected)}\n    got ${JSON.stringify(actual)}`,
  );
  const header = `${"".padEnd(20)}${"questions".padStart(9)}${"tool".padStart(8)}${"arguments".padStart(10)}`;
  return `${[header, ...table, ...(misses.length > 0 ? ["", "Misses:", ...misses] : [])].join("\n")}\n`;
}
