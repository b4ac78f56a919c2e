import { resolve } from "node:path";
import { z } from "zod";
import { UserError } from "./errors.ts";

export type Config = ReturnType<typeof parseConfig>;

/**
 * Reads the whole configuration from the environment, the only place that knows a variable's name.
 *
 * @throws UserError listing every fault at once, each with the variable's name and what to do. Values are
 * never repeated in the message, so a mistyped secret does not reach a log.
 */
export function parseConfig(environment: Record<string, string | undefined>) {
  // An empty variable is an unset one: `.env` files and container platforms leave blanks behind.
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(filled);
  const faults = [
    ...(parsed.success
      ? []
      : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`)),
    ...groupFaults(filled),
  ];
  if (!parsed.success || faults.length > 0) {
    throw new UserError(
      `The configuration has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}:\n` +
        faults.map((fault) => `  - ${fault}`).join("\n"),
    );
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    dataFolder: resolve(env.DATA_DIR),
    logLevel: env.LOG_LEVEL,
    database: env.DATABASE_URL
      ? ({ kind: "postgres", url: env.DATABASE_URL } as const)
      : ({ kind: "embedded", folder: resolve(env.DATA_DIR, "postgres") } as const),
    redisUrl: env.REDIS_URL,
    slack: slackConfig(env),
    slackMemberRole: env.SLACK_MEMBER_ROLE,
    shop: {
      name: env.SHOP_NAME,
      currency: env.SHOP_CURRENCY,
      timeZone: env.SHOP_TIMEZONE,
    },
    source: env.SYNC_SOURCE ? { path: resolve(env.SYNC_SOURCE), mapping: env.SYNC_MAPPING } : undefined,
    sync: { cron: env.SYNC_CRON },
    sampleShop: { customers: env.SAMPLE_CUSTOMERS, seed: env.SAMPLE_SEED },
    churnHorizonDays: env.CHURN_HORIZON_DAYS,
    groupMin: env.SMALL_GROUP_MIN,
    claude: claudeConfig(env),
    api: {
      keys: [
        ...(env.ADMIN_KEY ? [{ id: "admin-key", key: env.ADMIN_KEY, role: "admin" } as const] : []),
        ...(env.ANALYST_KEY ? [{ id: "analyst-key", key: env.ANALYST_KEY, role: "analyst" } as const] : []),
      ],
      /** Where an installation without keys and without real Slack keeps a key of its own. */
      localKeyFile:
        slackConfig(env).kind === "local" && !env.ADMIN_KEY && !env.ANALYST_KEY
          ? resolve(env.DATA_DIR, "api-key")
          : undefined,
      corsOrigins: env.CORS_ORIGINS,
      callsPerHour: env.RATE_LIMIT_PER_HOUR,
    },
    shutdownGraceMs: env.SHUTDOWN_GRACE_SECONDS * 1000,
  };
}

export type ClaudeConfig = NonNullable<ReturnType<typeof claudeConfig>>;

/** Undefined where questions are read by rules alone. */
function claudeConfig(env: Environment) {
  if (!env.ANTHROPIC_API_KEY) return undefined;
  return {
    apiKey: env.ANTHROPIC_API_KEY,
    baseUrl: env.ANTHROPIC_BASE_URL,
    model: env.ANTHROPIC_MODEL,
    /** What a tenant may use in a day of UTC. */
    budget: { tokensPerDay: env.ANTHROPIC_DAILY_TOKENS, usdPerDay: env.ANTHROPIC_DAILY_USD },
    /** US dollars for a million tokens. */
    prices: { input: env.ANTHROPIC_INPUT_USD, output: env.ANTHROPIC_OUTPUT_USD },
  };
}

export type SlackConfig =
  | { kind: "local" }
  | { kind: "http"; botToken: string; signingSecret: string }
  | { kind: "socket"; botToken: string; appToken: string };

function slackConfig(env: Environment): SlackConfig {
  if (env.SLACK_BOT_TOKEN && env.SLACK_APP_TOKEN) {
    return { kind: "socket", botToken: env.SLACK_BOT_TOKEN, appToken: env.SLACK_APP_TOKEN };
  }
  if (env.SLACK_BOT_TOKEN && env.SLACK_SIGNING_SECRET) {
    return { kind: "http", botToken: env.SLACK_BOT_TOKEN, signingSecret: env.SLACK_SIGNING_SECRET };
  }
  return { kind: "local" };
}

/** A group that is half set is refused: half a credential means somebody believes it is in force. */
function groupFaults(env: Record<string, string | undefined>): string[] {
  const faults: string[] = [];
  if (env.SLACK_BOT_TOKEN && !env.SLACK_SIGNING_SECRET && !env.SLACK_APP_TOKEN) {
    faults.push(
      "SLACK_BOT_TOKEN is set without SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode): set one of them, or unset SLACK_BOT_TOKEN to use the local workspace",
    );
  }
  for (const name of ["SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"]) {
    if (env[name] && !env.SLACK_BOT_TOKEN)
      faults.push(`${name} is set without SLACK_BOT_TOKEN: set both, or neither`);
  }
  if (env.SLACK_SIGNING_SECRET && env.SLACK_APP_TOKEN) {
    faults.push(
      "SLACK_SIGNING_SECRET and SLACK_APP_TOKEN are both set: choose HTTP (the secret) or Socket Mode (the app token)",
    );
  }
  if (env.ADMIN_KEY && env.ADMIN_KEY === env.ANALYST_KEY) {
    faults.push("ADMIN_KEY and ANALYST_KEY are the same: a key has one role, so make another for analysts");
  }
  if (env.SYNC_MAPPING && !env.SYNC_SOURCE) {
    faults.push(
      "SYNC_MAPPING is set without SYNC_SOURCE: set SYNC_SOURCE to the CSV file or folder it describes",
    );
  }
  return faults;
}

const wholeNumber = (name: string, least: number, most: number) =>
  z.coerce
    .number({ error: `${name} must be a whole number` })
    .int(`${name} must be a whole number`)
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);

const amount = (name: string) =>
  z.coerce.number({ error: `${name} must be a number` }).min(0, "must be 0 or more");

const urlOf = (protocols: string[], example: string) =>
  z.string().refine((value) => protocols.includes(URL.canParse(value) ? new URL(value).protocol : ""), {
    error: `must be a URL such as ${example}`,
  });

const apiKey = z.string().min(16, "must have at least 16 characters: make one with `openssl rand -hex 24`");

/** Every variable, in the order of `.env.example`; a test keeps the two equal. */
export const environmentSchema = z.object({
  PORT: wholeNumber("PORT", 0, 65_535).default(3000),
  HOST: z.string().optional(),
  DATA_DIR: z.string().default(".data"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
  SHUTDOWN_GRACE_SECONDS: wholeNumber("SHUTDOWN_GRACE_SECONDS", 1, 600).default(20),
  ADMIN_KEY: apiKey.optional(),
  ANALYST_KEY: apiKey.optional(),
  CORS_ORIGINS: z
    .string()
    .transform((list) =>
      list
        .split(",")
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
    .refine(
      (origins) => origins.every(isOrigin),
      "must be origins such as https://desk.example.com, by comma",
    )
    .default([]),
  RATE_LIMIT_PER_HOUR: wholeNumber("RATE_LIMIT_PER_HOUR", 1, 1_000_000).default(1000),
  DATABASE_URL: urlOf(["postgres:", "postgresql:"], "postgres://user:password@host:5432/name").optional(),
  REDIS_URL: urlOf(["redis:", "rediss:"], "redis://host:6379").optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith("xoxb-", "must begin with xoxb- (Slack: OAuth & Permissions)")
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(16, "is too short (Slack: Basic Information, Signing Secret)")
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith("xapp-", "must begin with xapp- (Slack: App-Level Tokens)")
    .optional(),
  SLACK_MEMBER_ROLE: z.enum(["analyst", "agent"], { error: "must be analyst or agent" }).default("analyst"),
  ANTHROPIC_API_KEY: z.string().min(16, "is too short (Claude Console: API keys)").optional(),
  ANTHROPIC_BASE_URL: urlOf(["http:", "https:"], "https://api.anthropic.com").default(
    "https://api.anthropic.com",
  ),
  ANTHROPIC_MODEL: z.string().default("claude-haiku-5-5"),
  ANTHROPIC_DAILY_TOKENS: wholeNumber("ANTHROPIC_DAILY_TOKENS", 0, 10_000_000_000).default(5_000_000),
  ANTHROPIC_DAILY_USD: amount("ANTHROPIC_DAILY_USD").default(5),
  ANTHROPIC_INPUT_USD: amount("ANTHROPIC_INPUT_USD").default(0.1),
  ANTHROPIC_OUTPUT_USD: amount("ANTHROPIC_OUTPUT_USD").default(0.5),
  SHOP_NAME: z.string().default("My shop"),
  SHOP_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be a three-letter code such as USD")
    .default("USD"),
  SHOP_TIMEZONE: z
    .string()
    .refine(isTimeZone, "must be an IANA time zone such as Europe/Berlin")
    .default("UTC"),
  SYNC_SOURCE: z.string().optional(),
  SYNC_MAPPING: z.string().optional(),
  SYNC_CRON: z
    .string()
    .refine(
      (value) => [5, 6].includes(value.trim().split(/\s+/).length),
      "must be a cron expression such as `0 2 * * *`",
    )
    .default("0 2 * * *"),
  CHURN_HORIZON_DAYS: wholeNumber("CHURN_HORIZON_DAYS", 7, 730).default(180),
  SMALL_GROUP_MIN: wholeNumber("SMALL_GROUP_MIN", 1, 1_000).default(5),
  SAMPLE_CUSTOMERS: wholeNumber("SAMPLE_CUSTOMERS", 0, 1_000_000).default(3000),
  SAMPLE_SEED: wholeNumber("SAMPLE_SEED", 0, 2 ** 31).default(1),
});

type Environment = z.infer<typeof environmentSchema>;

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
