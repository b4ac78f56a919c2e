import { type Command, Option } from "commander";
import type { Answer } from "../answers/answer.ts";
import { createRuleRouter } from "../answers/rule-router.ts";
import { presentAnswer } from "../present/present.ts";
import { reportText } from "../present/text.ts";
import { type CommandContext, EXIT, OPERATOR } from "./context.ts";
import { withShop } from "./open-shop.ts";
import type { Run } from "./program.ts";

interface AskOptions {
  router: "rules";
  json?: boolean;
}

export function askCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("ask")
    .description("Ask a question in plain words.")
    .argument("<question>", 'such as "who are our 20 best customers?"')
    .addOption(new Option("--router <name>", "what reads the question").choices(["rules"]).default("rules"))
    .option("--json", "the answer as JSON, for programs")
    .action((question: string, options: AskOptions) => select(() => ask(context, question, options)));
}

async function ask(context: CommandContext, question: string, options: AskOptions): Promise<number> {
  const answer = await withShop(context, async (shop) =>
    createRuleRouter().answer({ text: question, before: [] }, await shop.toolContext(new Date(), OPERATOR)),
  );
  context.out.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : `${answerText(answer)}\n`);
  if (answer.kind !== "answered") return answer.kind === "help" ? EXIT.done : EXIT.notFound;
  const { result } = answer.answers[0];
  return "kind" in result && result.kind === "not_found" ? EXIT.notFound : EXIT.done;
}

function answerText(answer: Answer): string {
  if (answer.kind === "answered")
    return `${answer.understood}\n\n${reportText(presentAnswer(answer.answers[0]))}`;
  return [answer.message, ...answer.suggestions.map((suggestion) => `  - ${suggestion}`)].join("\n");
}
