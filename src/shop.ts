import { groundInReports } from "./answers/claude/ground.ts";
import { createClaudeRouter } from "./answers/claude/router.ts";
import type { Answerers } from "./answers/conversations.ts";
import { createModelUsage } from "./answers/model-usage.ts";
import { createRuleRouter } from "./answers/rule-router.ts";
import { createCache } from "./cache/cache.ts";
import type { Shop } from "./cli/context.ts";
import { createWorkerThreads } from "./compute/worker-threads.ts";
import type { ClaudeConfig, Config } from "./config.ts";
import { UserError } from "./errors.ts";
import type { Logger } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { createClaude } from "./sources/claude/claude.ts";
import { countConnections } from "./store/connections.ts";
import { type Database, openDatabase } from "./store/database.ts";
import { hasOrders, readDataStatus } from "./store/status.ts";
import { createTenantStore, DEFAULT_TENANT, type Tenant } from "./store/tenants.ts";

/**
 * Opens the database, brings its schema up to date and finds, or creates, the shop of this installation.
 *
 * @param metrics counts what is asked of the shop; nothing where left out.
 */
export async function openShop(config: Config, logger: Logger, metrics?: Metrics): Promise<Shop> {
  const database = await openDatabase(config.database);
  const cache = createCache({ redisUrl: config.redisUrl, logger, onLookup: metrics?.countCacheLookup });
  // Apart, so that a question never waits for the fits of an import.
  const [compute, computeAnswers] = [createWorkerThreads(), createWorkerThreads()];
  const close = async () => {
    await cache.close();
    await database.close();
  };
  try {
    const tenants = createTenantStore(database);
    const tenant = await tenants.ensure({ slug: DEFAULT_TENANT, ...config.shop });
    const { tenantId } = tenant;
    const isFilled = await database.withTenant(tenantId, (tx) => hasOrders(tx, tenantId));
    if (isFilled && tenant.currency !== config.shop.currency) {
      throw new UserError(
        `SHOP_CURRENCY is ${config.shop.currency}, but this shop's figures are kept in ${tenant.currency}. ` +
          `Set SHOP_CURRENCY=${tenant.currency}, or use another database for the other currency.`,
      );
    }
    await tenants.update(tenantId, config.shop);
    // Read anew each time: a sync may have raised the data version since.
    const currentTenant = async () => (await tenants.find(tenantId)) ?? tenant;
    metrics?.watchConnections(() => countConnections(database));
    return {
      database,
      cache,
      compute,
      answerers: createAnswerers(config.claude, { database, tenant, logger, metrics }),
      tenant: { ...tenant, ...config.shop },
      currentTenant,
      async toolContext(now, viewer) {
        const { churnHorizonDays, groupMin } = config;
        const current = await currentTenant();
        return {
          ...{ tenant: current, database, cache, compute: computeAnswers, now },
          ...{ viewer, churnHorizonDays, groupMin },
          ...(metrics ? { onCall: metrics.countQuery } : {}),
        };
      },
      async readStatus() {
        const { isSynthetic } = await currentTenant();
        const status = await database.withTenant(tenantId, (tx) => readDataStatus(tx, tenantId));
        return { ...status, isSynthetic };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function createAnswerers(configured: ClaudeConfig | undefined, made: AnswerersMade): Answerers {
  const rules = createRuleRouter();
  if (!configured) return { rules };
  const { database, logger, metrics } = made;
  const { budget, prices, ...reached } = configured;
  const usage = createModelUsage({ database, budget, prices, onUse: metrics?.countTokens });
  metrics?.watchBudget(async () => usage.readShareLeft(made.tenant, new Date()));
  const claude = createClaudeRouter({
    ...{ claude: createClaude(reached), budget: usage, ground: groundInReports, logger },
    onEnd: (outcome) => metrics?.countResponse("claude", outcome),
  });
  return { rules, claude, usage };
}

interface AnswerersMade {
  database: Database;
  tenant: Tenant;
  logger: Logger;
  metrics: Metrics | undefined;
}
