import { UserError } from "../errors.ts";
import { may } from "../privacy/roles.ts";
import type { Tokens } from "../sources/claude/reply.ts";
import type { Database } from "../store/database.ts";
import { addUsage, readUsageByDay } from "../store/model-usage.ts";
import type { Tenant } from "../store/tenants.ts";
import type { ToolContext } from "../tools/tool.ts";
import type { ClaudeBudget } from "./claude/budget.ts";

/** US dollars for a million tokens. */
interface Prices {
  input: number;
  output: number;
}

export interface ModelUsageOptions {
  database: Database;
  /** What a shop may use in a day of UTC. */
  budget: { tokensPerDay: number; usdPerDay: number };
  prices: Prices;
  /** Told of what was used. */
  onUse?: ((tokens: Tokens, costUsd: number) => void) | undefined;
}

/** What a shop used, and may use in a day of UTC. */
export interface UsageSeen {
  tokensPerDay: number;
  usdPerDay: number;
  /** Of today's budget, from 0 to 1. */
  shareLeft: number;
  /** Today and the days before on which anything was used, the newest first. */
  days: { day: string; requests: number; tokens: number; usd: number }[];
}

export type ModelUsage = ReturnType<typeof createModelUsage>;

const DAY_MS = 86_400_000;
const DAYS_SHOWN = 30;
const MICRO = 1_000_000;

/**
 * The books of what the model takes, and the budget held against them. They are in the database, so all instances
 * share one budget; requests under way at the same moment may each go over it once.
 */
export function createModelUsage({ database, budget, prices, onUse }: ModelUsageOptions) {
  const shareLeft = (used: { tokens: number; costMicroUsd: number }) =>
    Math.min(
      left(used.tokens, budget.tokensPerDay),
      left(used.costMicroUsd, Math.round(budget.usdPerDay * MICRO)),
    );

  async function readDays({ tenantId }: Tenant, from: string) {
    return database.withTenant(tenantId, (tx) => readUsageByDay(tx, tenantId, from));
  }

  /** Of the budget of the day that it is now, from 0 to 1. */
  async function readShareLeft(tenant: Tenant, now: Date): Promise<number> {
    const today = dayOf(now);
    const days = await readDays(tenant, today);
    return shareLeft(days.find(({ day }) => day === today) ?? NOTHING);
  }

  return {
    readShareLeft,
    mayAsk: async (tenant, now) => (await readShareLeft(tenant, now)) > 0,
    async record({ tenantId }, { purpose, model, tokens }, now) {
      const costMicroUsd = costOf(tokens, prices);
      await database.withTenant(tenantId, (tx) =>
        addUsage(tx, tenantId, {
          ...{ day: dayOf(now), purpose, model, requests: 1, costMicroUsd },
          ...{ inputTokens: tokens.input, outputTokens: tokens.output },
          ...{ cacheReadTokens: tokens.cacheRead, cacheWriteTokens: tokens.cacheWrite },
        }),
      );
      onUse?.(tokens, costMicroUsd / MICRO);
    },
    /**
     * What the shop used in the last thirty days, for those who run the installation.
     *
     * @throws UserError for all but administrators.
     */
    async readUsage({ tenant, viewer, now }: ToolContext): Promise<UsageSeen> {
      if (viewer.kind === "model" || !may(viewer.role, "operate")) {
        throw new UserError("What the model uses is for administrators. Ask one of them.");
      }
      const [today, from] = [dayOf(now), dayOf(new Date(now.getTime() - (DAYS_SHOWN - 1) * DAY_MS))];
      const days = await readDays(tenant, from);
      return {
        ...budget,
        shareLeft: shareLeft(days.find(({ day }) => day === today) ?? NOTHING),
        days: days.map(({ costMicroUsd, ...used }) => ({ ...used, usd: costMicroUsd / MICRO })),
      };
    },
  } satisfies ClaudeBudget & Record<string, unknown>;
}

/**
 * Millionths of a US dollar, rounded up. What is written to the cache costs 1.25 times what is read without it, and
 * what is read from the cache a tenth: the vendor's factors for the cache of five minutes.
 */
export function costOf({ input, cacheRead, cacheWrite, output }: Tokens, prices: Prices): number {
  const read = (input + 1.25 * cacheWrite + 0.1 * cacheRead) * prices.input;
  // Tenths of a token's price are no whole numbers to a computer, and must not round up to a millionth more.
  return Math.ceil(Number((read + output * prices.output).toFixed(6)));
}

const NOTHING = { tokens: 0, costMicroUsd: 0 };

function left(used: number, limit: number): number {
  return limit > 0 ? Math.max(0, 1 - used / limit) : 0;
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
