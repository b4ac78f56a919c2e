import { createRandom } from "../../../src/analytics/numerics/random.ts";
import { AXES } from "../../../src/analytics/segments/axes.ts";
import { fitSegments } from "../../../src/analytics/segments/fit-segments.ts";
import { labelsUnder } from "../../../src/analytics/segments/lloyd.ts";
import { pointsKnown, type SegmentModels } from "../../../src/analytics/segments/model.ts";
import { placeCustomer } from "../../../src/analytics/segments/place.ts";
import { createArchetypes } from "../../../src/analytics/segments/settle-archetypes.ts";
import { ARCHETYPE_MEMBERS_MIN } from "../../../src/analytics/segments/size.ts";
import { bootstrapAgreement } from "../../../src/analytics/segments/stability.ts";
import { csvFiles } from "../../../src/sources/csv/csv-source.ts";
import type { Queryable } from "../../../src/store/database.ts";
import {
  type CustomerFeatures,
  readFeatures,
  sampleFeatures,
  stageFeatures,
} from "../../../src/store/figures/features.ts";
import { stageSales } from "../../../src/store/figures/stage.ts";
import { upsertCustomers } from "../../../src/store/imports/customers.ts";
import { prepareStaging, shapeOrders } from "../../../src/store/imports/stage.ts";
import { upsertOrders } from "../../../src/store/imports/upsert.ts";
import type { Tenant } from "../../../src/store/tenants.ts";
import { readParts } from "../../../src/sync/read-parts.ts";
import { openTestDatabase } from "../../support/database.ts";
import { sharedPath } from "../../support/shared-data.ts";
import type { Check } from "../../verify/check.ts";

const DATA_SET = "Online Retail II, as imported";
const BEFORE = new Date("2011-10-29T00:00:00Z");
const END = new Date("2011-12-10T00:00:00Z");
const SAMPLE = 10_000;
const SEED = 1;

/** The product's own segments of Online Retail II: as of six weeks before the end, and who stays in them. */
export async function segmentsOfOnlineRetail(): Promise<Check[]> {
  const test = await openTestDatabase();
  try {
    const tenant = await test.aTenant({ currency: "GBP", timeZone: "Europe/London" });
    return await test.database.withTenant(tenant.tenantId, async (tx) => {
      await takeIn(tx, tenant);
      const before = await featuresAt(tx, tenant, BEFORE);
      const after = await featuresAt(tx, tenant, END);
      const models = fitSegments(
        before.sampled.map(({ features }) => features),
        { seed: SEED },
      );
      return [...axisChecks(models, before, after), ...archetypeChecks(models, before)];
    });
  } finally {
    await test.close();
  }
}

interface Stand {
  all: CustomerFeatures[];
  sampled: CustomerFeatures[];
}

async function takeIn(tx: Queryable, tenant: Tenant): Promise<void> {
  const parts = await csvFiles([sharedPath("online_retail/online_retail_II.csv.gz")], undefined).listParts();
  await prepareStaging(tx);
  await readParts(tx, parts, { tenant, now: END });
  await shapeOrders(tx, parts.length);
  await upsertCustomers(tx, tenant);
  await upsertOrders(tx, tenant.tenantId, 1);
}

async function featuresAt(tx: Queryable, { tenantId, timeZone }: Tenant, now: Date): Promise<Stand> {
  const staged = await stageSales(tx, { tenantId, timeZone, now });
  if (!staged) return { all: [], sampled: [] };
  await stageFeatures(tx, tenantId, staged, timeZone);
  return { all: await readFeatures(tx, 0, 100_000), sampled: await sampleFeatures(tx, SAMPLE) };
}

function axisChecks(models: SegmentModels, before: Stand, after: Stand): Check[] {
  const later = new Map(after.all.map(({ customer, features }) => [customer, features]));
  return AXES.flatMap((axis) => {
    const model = models[axis];
    if (!model) return [];
    const row = { dataSet: DATA_SET, method: `${axis}, ${model.segments.length} segments` };
    const points = pointsKnown(
      model.scales,
      before.sampled.map(({ features }) => features),
    );
    const labels = labelsUnder(
      points,
      model.segments.map(({ centre }) => centre),
    );
    const rounds = bootstrapAgreement(points, labels, {
      k: model.segments.length,
      rounds: 10,
      starts: 5,
      random: createRandom(SEED),
    });
    const agreement = rounds.reduce((sum, one) => sum + one, 0) / rounds.length;
    const stays = before.all.flatMap(({ customer, features }) => {
      const then = placeCustomer(models, features)[axis];
      const now = placeCustomer(models, later.get(customer) ?? features)[axis];
      return then && now ? [then.segment === now.segment] : [];
    });
    const share = stays.filter(Boolean).length / stays.length;
    return [
      {
        ...row,
        figure: "bootstrap adjusted Rand index, mean of 10",
        reference: null,
        ours: agreement,
        criterion: "at least 0.75",
        passes: agreement >= 0.75,
      },
      {
        ...row,
        figure: "share in the same segment after six weeks",
        reference: null,
        ours: share,
        criterion: "at least 0.83",
        passes: share >= 0.83,
      },
    ];
  });
}

function archetypeChecks(models: SegmentModels, { all }: Stand): Check[] {
  const grouping = createArchetypes();
  for (const { features } of all) grouping.add(placeCustomer(models, features));
  const { archetypes } = grouping.settle();
  const names = new Set(archetypes.map(({ name }) => name));
  const small = archetypes.filter(({ level, customers }) => level === 2 && customers < ARCHETYPE_MEMBERS_MIN);
  const row = { dataSet: DATA_SET, method: "archetypes", reference: null };
  const counts = ([1, 2] as const).map((level) => {
    const ours = archetypes.filter((one) => one.level === level).length;
    return {
      ...row,
      figure: `archetypes of level ${level}`,
      ours,
      criterion: "at least 20",
      passes: ours >= 20,
    };
  });
  return [
    ...counts,
    {
      ...row,
      figure: "archetypes that share a name",
      ours: archetypes.length - names.size,
      criterion: "none",
      passes: names.size === archetypes.length,
    },
    {
      ...row,
      figure: "refinements under 30 members",
      ours: small.length,
      criterion: "none",
      passes: small.length === 0,
    },
  ];
}
