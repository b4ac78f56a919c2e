import type { Config } from "../config.ts";
import type { Logger } from "../log.ts";
import type { CommandContext, Shop } from "./context.ts";

/** Opens the shop for one command and closes it whatever comes. */
export async function withShop<T>(
  context: CommandContext,
  work: (shop: Shop, config: Config, logger: Logger) => Promise<T>,
): Promise<T> {
  const config = context.config();
  const logger = context.createLogger(config.logLevel, context.err);
  const shop = await context.openShop(config, logger);
  try {
    return await work(shop, config, logger);
  } finally {
    await shop.close();
  }
}
