import { type Command, InvalidArgumentError, Option } from "commander";
import type { Answer, AnsweredBy } from "../answers/answer.ts";
import { type Answerers, createConversations, type Told } from "../answers/conversations.ts";
import { UserError } from "../errors.ts";
import { presentAnswer } from "../present/present.ts";
import { reportText } from "../present/text.ts";
import { type CommandContext, EXIT, OPERATOR } from "./context.ts";
import { withShop } from "./open-shop.ts";
import type { Run } from "./program.ts";

interface AskOptions {
  router?: AnsweredBy;
  conversation?: string;
  json?: boolean;
}

export function askCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("ask")
    .description("Ask a question in plain words.")
    .argument("<question>", 'such as "who are our 20 best customers?"')
    .addOption(
      new Option(
        "--router <name>",
        "what reads the question; where left out, Claude if it is configured, and rules where it is not or fails",
      ).choices(["rules", "claude"]),
    )
    .option(
      "--conversation <name>",
      "go on with a conversation of this name, or begin it: questions may refer to those before; nothing is remembered where left out",
      readName,
    )
    .option("--json", "the answer as JSON, for programs")
    .action((question: string, options: AskOptions) => select(() => ask(context, question, options)));
}

async function ask(context: CommandContext, question: string, options: AskOptions): Promise<number> {
  const { router, conversation } = options;
  const told = await withShop(context, async (shop, _config, logger) => {
    const conversations = createConversations({ ...chosen(shop.answerers, router), logger });
    return conversations.answer(
      {
        text: question,
        ...(conversation ? { conversation: { key: `terminal:${conversation}`, isPrivate: true } } : {}),
      },
      await shop.toolContext(new Date(), OPERATOR),
    );
  });
  if (router === "claude" && told.by === "rules") {
    context.err.write("Claude had no answer (the log says why); the rules gave this one.\n");
  }
  context.out.write(
    options.json ? `${JSON.stringify(asJson(told), null, 2)}\n` : `${answerText(told.answer)}\n`,
  );
  return exitCodeOf(told.answer);
}

/** @throws UserError where Claude is asked for and not configured. */
function chosen(answerers: Answerers, router: AnsweredBy | undefined): Answerers {
  if (router === "rules") return { rules: answerers.rules };
  if (router === "claude" && !answerers.claude) {
    throw new UserError("Claude is not configured here. Set ANTHROPIC_API_KEY, or ask with --router rules.");
  }
  return answerers;
}

function readName(text: string): string {
  if (/^[\w.-]{1,64}$/.test(text)) return text;
  throw new InvalidArgumentError("A name has up to 64 letters, digits, dots and dashes.");
}

function asJson({ answer, by }: Told) {
  return { ...answer, by };
}

function answerText(answer: Answer): string {
  if (answer.kind !== "answered") {
    return [answer.message, ...answer.suggestions.map((suggestion) => `  - ${suggestion}`)].join("\n");
  }
  const reports = answer.answers.map((one) => reportText(presentAnswer(one)));
  return [answer.text ?? answer.understood, ...reports].join("\n\n").replace(CONTROLS, " ");
}

/** A model's words come from outside, and terminals obey some of them. Lines may end. */
const CONTROLS = /(?!\n)\p{Cc}/gu;

function exitCodeOf(answer: Answer): number {
  if (answer.kind !== "answered") return answer.kind === "help" ? EXIT.done : EXIT.notFound;
  const { result } = answer.answers[0];
  return "kind" in result && result.kind === "not_found" ? EXIT.notFound : EXIT.done;
}
