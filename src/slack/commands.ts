import { dayIn } from "../answers/rules/calendar.ts";
import { STARTERS } from "../answers/rules/replies.ts";
import { MOST_AT_RISK } from "../present/customers/which-one.ts";
import { readDataStatus } from "../store/status.ts";
import type { ToolContext } from "../tools/tool.ts";
import { readCampaignArgument } from "./campaign-request.ts";
import { openCampaign, openForecast } from "./dialogs.ts";
import { readForecastArgument } from "./forecast-request.ts";
import { type CommandName, usageReply } from "./usage.ts";
import type { Work } from "./work.ts";

/** What a command does with its argument, which is already plain text without blanks around it. */
export type Command = (work: Work, argument: string, triggerId: string) => Promise<void>;

/** Every slash command; the manifest lists the same. */
export const COMMANDS: Readonly<Record<CommandName, Command>> = {
  "/churn-check": (work, customer) =>
    customer === "" ? work.ask(MOST_AT_RISK) : lookUp(work, customer, "churn_risk"),
  "/segment-info": (work, archetype) =>
    work.ask({
      tool: "analyze_segments",
      input: archetype === "" ? {} : { archetype: archetype.slice(0, REFERENCE_MAX) },
    }),
  "/forecast": forecast,
  "/customer": customerCard,
  "/campaign": campaign,
  "/insights": (work, question) =>
    question === ""
      ? work.say({
          ...usageReply("/insights"),
          choices: STARTERS.map((starter) => ({ kind: "question" as const, question: starter })),
        })
      : work.answerQuestion({ text: question }),
};

/** Runs a command, or says how it is used. */
export async function runCommand(
  name: CommandName,
  work: Work,
  argument: string,
  triggerId: string,
): Promise<void> {
  if (/^(help|\?|--help|-h)$/i.test(argument)) return work.say(usageReply(name));
  return COMMANDS[name](work, argument, triggerId);
}

const REFERENCE_MAX = 200;

async function lookUp(work: Work, customer: string, info: "profile" | "churn_risk"): Promise<void> {
  // An archetype's name or a question typed here is no customer; a name of two words could be either.
  if (customer.split(" ").length > 4) {
    const name = info === "profile" ? "/customer" : "/churn-check";
    return work.say(usageReply(name, "That does not look like one customer."));
  }
  return work.ask({ tool: "lookup_customer", input: { customer: customer.slice(0, REFERENCE_MAX), info } });
}

/** `<customer>`, or `<customer> bought <product>`. */
async function customerCard(work: Work, argument: string): Promise<void> {
  if (argument === "") return work.say(usageReply("/customer", "Which customer?"));
  const [, customer, product] = /^(\S+)\s+bought\s+(.+)$/i.exec(argument) ?? [];
  if (!customer || !product) return lookUp(work, argument, "profile");
  return work.ask({
    tool: "lookup_customer",
    input: {
      customer: customer.slice(0, REFERENCE_MAX),
      info: "purchase_history",
      product: product.slice(0, REFERENCE_MAX),
    },
  });
}

async function campaign(work: Work, argument: string, triggerId: string): Promise<void> {
  if (argument === "") return openCampaign(work, triggerId);
  const reading = readCampaignArgument(argument);
  return reading.kind === "wrong"
    ? work.say(usageReply("/campaign", reading.message))
    : work.ask(reading.request);
}

async function forecast(work: Work, argument: string, triggerId: string): Promise<void> {
  if (argument === "") return openForecast(work, triggerId);
  const reading = readForecastArgument(argument, await lastDay(await work.toolContext()));
  switch (reading.kind) {
    case "request":
      return work.ask(reading.request);
    case "refused":
      return work.say(usageReply("/forecast", reading.message));
    case "wrong":
      return work.say(
        usageReply(
          "/forecast",
          `I don't understand “${reading.unknownWords.slice(0, 3).join(" ")}” in a forecast.`,
        ),
      );
    default:
      return reading satisfies never;
  }
}

/** "Q4" and "December" are the ones after the last order, which for an imported history may be long ago. */
async function lastDay({ database, tenant, now }: ToolContext): Promise<number> {
  const { asOf } = await database.withTenant(tenant.tenantId, (tx) => readDataStatus(tx, tenant.tenantId));
  return dayIn(tenant.timeZone, asOf && asOf < now ? asOf : now);
}
