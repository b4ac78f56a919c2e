import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { UserError } from "../../src/errors.ts";
import { csvFiles } from "../../src/sources/csv/csv-source.ts";
import { customers } from "../../src/store/schema/sales.ts";
import { createTenantStore } from "../../src/store/tenants.ts";
import { importSource } from "../../src/sync/import.ts";
import { tools } from "../../src/tools/registry.ts";
import { callTool, type Tool, type ToolContext } from "../../src/tools/tool.ts";
import { withFile } from "../support/csv.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { aToolContext } from "../support/tool-context.ts";

const now = new Date("2026-03-15T10:00:00Z");

/** What every customer has, drawn at random; each is told apart from anything else by its length and shape. */
const person = fc.record({
  name: fc.tuple(aWord(6), aWord(9)).map(([first, last]) => `${first} ${last}`),
  email: fc.tuple(aWord(8), aWord(7)).map(([local, domain]) => `${local}@${domain}.example`),
  phone: fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }).map((digits) => `+1 ${digits}`),
  /** What shops put into the column of the id. */
  idKind: fc.constantFrom("none", "name", "email", "phone", "number"),
});

type Person = typeof person extends fc.Arbitrary<infer P> ? P : never;

describe("what was planted of persons in every field of an export", () => {
  const persons = fc.sample(person, { numRuns: 40, seed: 7 });
  const planted = persons.flatMap(({ name, email, phone }) => [
    ...[name, ...name.split(" "), email, email.split("@")[0] ?? ""],
    ...[phone, phone.replace(/\D/g, ""), phone.replace(/\D/g, "").slice(1)],
  ]);
  let test: TestDatabase;
  let context: ToolContext;
  let aliases: string[];

  beforeAll(async () => {
    test = await openTestDatabase();
    const tenant = await test.aTenant();
    await withFile({ name: "orders.csv", content: exportOf(persons) }, (path) =>
      importSource(test.database, csvFiles([path], "shopify"), {
        ...{ tenant, now, churnHorizonDays: 90, kind: "import" },
      }),
    );
    const current = await createTenantStore(test.database).find(tenant.tenantId);
    context = aToolContext(test.database, current ?? tenant, now, { churnHorizonDays: 90, groupMin: 1 });
    const rows = await test.database.withTenant(tenant.tenantId, (tx) => tx.select().from(customers));
    aliases = rows.map(({ alias }) => alias);
    expect(aliases).toHaveLength(persons.length);
  });
  afterAll(() => test.close());

  it.each(tools.map((tool) => [tool.name, tool] as const))("is in no answer of %s", async (_, tool) => {
    const [first] = persons;
    const references = [aliases[0], first?.email, first?.phone, "#1001", first?.name];
    const said: string[] = [];

    for (const input of inputsOf(tool, references)) said.push(await answerOf(tool, input));

    expect(said.length).toBeGreaterThan(0);
    expect(said.some((text) => text.includes('"provenance"'))).toBe(true);
    const lower = said.join("\n").toLowerCase();
    expect(planted.filter((text) => lower.includes(text.toLowerCase()))).toEqual([]);
  });

  async function answerOf(tool: Tool, input: unknown): Promise<string> {
    try {
      return JSON.stringify(await callTool(tool, input, context));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return error.message;
    }
  }
});

/** Every value of every argument that is a choice, once, with what else the tool must have. */
function inputsOf(tool: Tool, references: readonly (string | undefined)[]): Record<string, unknown>[] {
  const { properties = {}, required = [] } = z.toJSONSchema(tool.input, { io: "input" }) as {
    properties?: Record<string, { enum?: string[]; type?: string }>;
    required?: string[];
  };
  const choices = Object.entries(properties).filter(([, { enum: values }]) => values);
  const base = Object.fromEntries(
    required.map((name) => [
      name,
      properties[name]?.enum?.[0] ?? (properties[name]?.type === "string" ? references[0] : 4),
    ]),
  );
  const chosen = choices.flatMap(([name, { enum: values = [] }]) =>
    values.map((value) => ({ ...base, [name]: value })),
  );
  const asked = "customer" in properties ? references.map((customer) => ({ ...base, customer })) : [];
  const both = asked.length > 0 ? chosen.map((input) => ({ ...input, customer: references[0] })) : [];
  return [base, ...chosen, ...asked, ...both];
}

/** Three orders each, with what is known of the buyer in every column that might hold it. */
function exportOf(persons: readonly Person[]): string {
  const header = [
    ...[
      "Name",
      "Email",
      "Phone",
      "Billing Name",
      "Billing Phone",
      "Shipping Name",
      "Shipping Street",
      "Notes",
    ],
    ...["Customer ID", "Created at", "Currency", "Subtotal", "Total", "Financial Status", "Payment Method"],
    ...["Fulfillment Status", "Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem category"],
  ];
  const rows = persons.flatMap(({ name, email, phone, idKind }, i) =>
    [0, 1, 2].map((nth) => {
      const day = new Date(Date.UTC(2025, 2 + 4 * nth, 1 + (i % 28), 10)).toISOString();
      const ids: Record<string, string> = { none: "", name, email, phone, number: String(5_000 + i) };
      const price = (10 + (i % 7)).toFixed(2);
      return [
        ...[
          `#${1_001 + 3 * i + nth}`,
          email,
          phone,
          name,
          phone,
          name,
          `${name} Street 1`,
          `Call ${name} ${phone}`,
        ],
        ...[ids[idKind] ?? "", day, "USD", price, price, `paid by ${email}`, `card of ${email} ${phone}`],
        ...[`sent to ${phone}`, "1", `Mug ${i % 3} for ${email}, ${phone}`, price, `Gifts (${email})`],
      ];
    }),
  );
  return [header, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n");
}

function aWord(length: number): fc.Arbitrary<string> {
  return fc.string({
    unit: fc.constantFrom(..."bcdfghjklmnpqrstvwxz"),
    minLength: length,
    maxLength: length,
  });
}
