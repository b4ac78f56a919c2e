import { createHash } from "node:crypto";
import { z } from "zod";
import { toolset } from "../../../tools/registry.ts";
import { HttpError } from "../../errors.ts";
import { type Call, defineRoute, type Reply, type Route } from "../route.ts";
import { schemasOf } from "../tool-schemas.ts";
import { CUSTOMER_SOUGHT, onlyFound } from "./found.ts";

const { customer, info } = toolset.lookup_customer.input.shape;

const success = {
  status: 200,
  description: "The customer",
  body: schemasOf("lookup_customer").answer,
  isReport: true,
} as const;

const randomCustomer = defineRoute({
  operationId: "getRandomCustomer",
  method: "get",
  // Before the route of any customer, which would take it for one named so.
  path: "/api/mcp/customer/random",
  tag: "Customers",
  summary: "A customer drawn at random",
  access: "key",
  input: z.strictObject({
    seed: z.string().max(100).optional().describe("The same seed draws the same customer of the same data"),
    info,
  }),
  success,
  errors: ["not_found"],
  async handle(asked, call) {
    const { services, viewer } = call;
    const place = asked.seed === undefined ? services.random() : placeOf(asked.seed);
    const drawn = await services.findCustomerAt(await services.toolContext(viewer), place);
    if (drawn === undefined) throw new HttpError("not_found", "The shop has no customer yet.");
    return lookUp({ customer: drawn, info: asked.info }, call);
  },
});

const oneCustomer = defineRoute({
  operationId: "getCustomer",
  method: "get",
  path: "/api/mcp/customer/{customer}",
  tag: "Customers",
  summary: "Everything known of one customer",
  access: "key",
  input: z.strictObject({ customer, info }),
  success,
  errors: ["not_found", "conflict"],
  handle: (asked, call) => lookUp(asked, call),
});

const churnRisk = defineRoute({
  operationId: "getChurnRisk",
  method: "get",
  path: "/api/mcp/customer/{customer}/churn-risk",
  tag: "Customers",
  summary: "A customer's churn risk, with its reasons and what to do",
  access: "key",
  input: z.strictObject({ customer }),
  success,
  errors: ["not_found", "conflict"],
  handle: (asked, call) => lookUp({ ...asked, info: "churn_risk" }, call),
});

export const customerRoutes: readonly Route[] = [randomCustomer, oneCustomer, churnRisk];

async function lookUp(asked: { customer: string; info: string }, { ask }: Call): Promise<Reply> {
  return onlyFound(await ask("lookup_customer", asked), CUSTOMER_SOUGHT);
}

/** A place from 0 to 1 that looks like chance and is the same for the same seed. */
function placeOf(seed: string): number {
  return createHash("sha256").update(seed).digest().readUInt32BE() / 2 ** 32;
}
