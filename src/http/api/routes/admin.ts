import { z } from "zod";
import { AUDIT_ENTRIES_MAX, readAudit } from "../../../tools/audit.ts";
import { HttpError } from "../../errors.ts";
import { defineRoute, type Route } from "../route.ts";

const componentState = z.enum(["ok", "degraded", "down", "starting"]);

const status = defineRoute({
  operationId: "getStatus",
  method: "get",
  path: "/api/admin/status",
  tag: "Admin",
  summary: "How the parts are doing, how much data there is, and the last sync",
  access: "operate",
  input: z.strictObject({}),
  success: {
    status: 200,
    description: "The state, as `/health` tells it",
    body: z.object({
      components: z.record(z.string(), componentState),
      data_status: z.object({
        customers_loaded: z.number().int().nullable(),
        archetypes_available: z.number().int().nullable(),
        synthetic: z.boolean().nullable(),
        as_of: z.iso.datetime().nullable(),
        last_sync: z
          .object({
            kind: z.string(),
            status: z.string(),
            started_at: z.iso.datetime(),
            finished_at: z.iso.datetime().nullable(),
          })
          .nullable(),
        loading: z.object({ phase: z.string(), done: z.number(), total: z.number() }).optional(),
      }),
    }),
  },
  errors: [],
  async handle(_asked, { services }) {
    const { components, data } = await services.readHealth();
    return { kind: "body", body: { components, data_status: data } };
  },
});

const sync = defineRoute({
  operationId: "startSync",
  method: "post",
  path: "/api/admin/sync",
  tag: "Admin",
  summary: "Begin a sync of the configured source now",
  description: "Answers at once; `/api/admin/status` tells how far it has come and how it ended.",
  access: "operate",
  input: z.strictObject({}),
  success: {
    status: 202,
    description: "The sync has begun",
    body: z.object({ status: z.literal("started") }),
  },
  errors: ["invalid_request", "conflict"],
  async handle(_asked, { services }) {
    const outcome = await services.startSync();
    if (outcome === "running") {
      throw new HttpError("conflict", "A sync is running. /api/admin/status tells how far it has come.");
    }
    if (outcome === "no_source") {
      throw new HttpError("invalid_request", "No source is configured: set SYNC_SOURCE, and start again.");
    }
    return { kind: "body", body: { status: "started" } };
  },
});

const clearCache = defineRoute({
  operationId: "clearCache",
  method: "post",
  path: "/api/admin/cache/clear",
  tag: "Admin",
  summary: "Forget every remembered answer, on all instances",
  description: "Raises the shop's data version: remembered answers belong to the one before.",
  access: "operate",
  input: z.strictObject({}),
  success: {
    status: 200,
    description: "No remembered answer is given again",
    body: z.object({ status: z.literal("cleared") }),
  },
  errors: [],
  async handle(_asked, { services }) {
    await services.forgetAnswers();
    return { kind: "body", body: { status: "cleared" } };
  },
});

const listTenants = defineRoute({
  operationId: "listTenants",
  method: "get",
  path: "/api/admin/tenants",
  tag: "Admin",
  summary: "The shops of this installation",
  access: "operate",
  input: z.strictObject({}),
  success: {
    status: 200,
    description: "Every shop",
    body: z.object({
      tenants: z.array(
        z.object({
          tenantId: z.number().int(),
          slug: z.string(),
          name: z.string(),
          currency: z.string().length(3),
          timeZone: z.string(),
          dataVersion: z.number().int(),
        }),
      ),
    }),
  },
  errors: [],
  handle: async (_asked, { services }) => ({
    kind: "body",
    body: { tenants: await services.listTenants() },
  }),
});

const audit = defineRoute({
  operationId: "readAudit",
  method: "get",
  path: "/api/admin/audit",
  tag: "Admin",
  summary: "Who looked behind aliases or took lists away, and who was refused; newest first",
  access: "operate",
  input: z.strictObject({
    limit: z.number().int().min(1).max(AUDIT_ENTRIES_MAX).default(100).describe("How many entries"),
  }),
  success: {
    status: 200,
    description: "The newest entries",
    body: z.object({
      entries: z.array(
        z.object({
          at: z.iso.datetime(),
          viewerKind: z.string().describe("person, program or model"),
          viewerId: z.string().describe("A Slack user's id, or the name of an API key"),
          viewerRole: z.string(),
          action: z.string().describe("reveal or export"),
          subject: z.string().describe("An alias, or the name of what was exported"),
          rows: z.number().int().nullable().describe("Rows exported"),
          outcome: z.string().describe("granted, refused or not_found"),
          correlationId: z.string().nullable().describe("Of the request, as the log has it"),
        }),
      ),
    }),
  },
  errors: [],
  async handle({ limit }, { viewer, services }) {
    const entries = await readAudit(await services.toolContext(viewer), limit);
    return {
      kind: "body",
      body: { entries: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })) },
    };
  },
});

export const adminRoutes: readonly Route[] = [status, sync, clearCache, listTenants, audit];
