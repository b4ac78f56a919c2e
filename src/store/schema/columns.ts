import { sql } from "drizzle-orm";
import { bigint, integer, pgPolicy, timestamp } from "drizzle-orm/pg-core";

/** Integer minor units (cents) of the currency that stands beside it. */
export const cents = (name: string) => bigint(name, { mode: "number" });

/** An instant, kept in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** First column of every primary key, and the distribution column should the tables ever be sharded. */
export const tenantId = () => integer("tenant_id").notNull();

/**
 * Fails closed: without a tenant set in the transaction the setting is empty and no row matches. A table
 * takes one of these in its extra config; a migration forces row-level security on all of them.
 */
export const tenantPolicy = () =>
  pgPolicy("tenant_isolation", {
    as: "permissive",
    for: "all",
    using: sql`tenant_id = nullif(current_setting('app.tenant_id', true), '')::int`,
    withCheck: sql`tenant_id = nullif(current_setting('app.tenant_id', true), '')::int`,
  });
