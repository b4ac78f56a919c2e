import type { Answer, AnsweredBy, Question, Router } from "../../../src/answers/answer.ts";
import { askTool, type ToolRequest } from "../../../src/tools/ask.ts";
import type { ToolContext } from "../../../src/tools/tool.ts";

type Reply = (question: Question, context: ToolContext) => Promise<Answer> | Answer;

/** A router that does as it is told, with a record of the questions it got. */
export function scriptedRouter(name: AnsweredBy, reply: Reply) {
  const asked: Question[] = [];
  const router: Router = {
    name,
    async answer(question, context) {
      asked.push(question);
      return reply(question, context);
    },
  };
  return { router, asked };
}

/** Asks the real tool, and says so in the model's words where there are any. */
export function asking(request: ToolRequest, text?: string): Reply {
  return async (_question, context) => ({
    ...{ kind: "answered", understood: "As it was scripted", answers: [await askTool(request, context)] },
    ...(text === undefined ? {} : { text }),
  });
}
