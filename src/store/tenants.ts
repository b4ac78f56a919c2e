import { randomBytes } from "node:crypto";
import { eq, getTableColumns, sql } from "drizzle-orm";
import type { Database, Queryable } from "./database.ts";
import { tenants } from "./schema/tenants.ts";

export type Tenant = typeof tenants.$inferSelect;

/** The one shop of a single-shop installation. */
export const DEFAULT_TENANT = "default";

export function createTenantStore(database: Database) {
  return {
    /** The tenant with this slug, created with a fresh identity key where it is missing. */
    async ensure(shop: { slug: string; name: string; currency: string; timeZone: string }): Promise<Tenant> {
      return database.asOperator(async (db) => {
        await db
          .insert(tenants)
          .values({ ...shop, identityKey: randomBytes(32).toString("hex") })
          .onConflictDoNothing({ target: tenants.slug });
        const [tenant] = await db.select().from(tenants).where(eq(tenants.slug, shop.slug));
        if (!tenant) throw new Error(`tenant ${shop.slug} vanished while it was being created`);
        return tenant;
      });
    },
    /**
     * Takes on a changed name or time zone; another zone begins days elsewhere, so answers that were remembered are
     * of no use. A changed currency is the caller's to refuse: amounts are stored in it.
     */
    async update(
      tenantId: number,
      shop: { name: string; currency: string; timeZone: string },
    ): Promise<void> {
      await database.asOperator((db) =>
        db
          .update(tenants)
          .set({
            ...shop,
            dataVersion: sql`${tenants.dataVersion} + (${tenants.timeZone} <> ${shop.timeZone})::int`,
          })
          .where(eq(tenants.tenantId, tenantId)),
      );
    },
    async find(tenantId: number): Promise<Tenant | undefined> {
      const [tenant] = await database.asOperator((db) =>
        db.select().from(tenants).where(eq(tenants.tenantId, tenantId)),
      );
      return tenant;
    },
    /** Every shop of the installation, without its identity key. */
    async list(): Promise<Omit<Tenant, "identityKey">[]> {
      const { identityKey: _kept, ...told } = getTableColumns(tenants);
      return database.asOperator((db) => db.select(told).from(tenants).orderBy(tenants.tenantId));
    },
  };
}

/** Marks that figures changed, within the transaction that changed them. Cached answers are keyed by the version. */
export async function bumpDataVersion(tx: Queryable, tenantId: number): Promise<void> {
  await tx
    .update(tenants)
    .set({ dataVersion: sql`${tenants.dataVersion} + 1` })
    .where(eq(tenants.tenantId, tenantId));
}

/** Records whether the shop's orders were generated. */
export async function setSynthetic(tx: Queryable, tenantId: number, isSynthetic: boolean): Promise<void> {
  await tx.update(tenants).set({ isSynthetic }).where(eq(tenants.tenantId, tenantId));
}

/** Whether the shop's orders are generated ones, as of this transaction: an earlier answer may be out of date. */
export async function readSynthetic(tx: Queryable, tenantId: number): Promise<boolean> {
  const [tenant] = await tx
    .select({ isSynthetic: tenants.isSynthetic })
    .from(tenants)
    .where(eq(tenants.tenantId, tenantId));
  return tenant?.isSynthetic ?? false;
}
