import { sql } from "drizzle-orm";
import { bigint, boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** A shop. The only table without row-level security: it is what a tenant is found by. */
export const tenants = pgTable("tenants", {
  tenantId: integer("tenant_id").primaryKey().generatedAlwaysAsIdentity(),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  currency: text("currency").notNull(),
  timeZone: text("time_zone").notNull(),
  /** 32 random bytes, hex. Keys the aliases and the hashes of contact data of this shop. */
  identityKey: text("identity_key").notNull(),
  /** Rises with each committed change of the figures; cached answers are keyed by it. */
  dataVersion: bigint("data_version", { mode: "number" }).notNull().default(0),
  /** True where the orders were generated: every surface says so. */
  isSynthetic: boolean("is_synthetic").notNull().default(false),
  createdAt: instant("created_at").notNull().default(sql`now()`),
});
