import { z } from "zod";
import { UserError } from "../errors.ts";
import { readFiguresBasis } from "../store/provenance.ts";
import { customerFilterShape, filterOf, isFiltered, refuseUnknownNames } from "./customer-filter.ts";
import { recommendations } from "./recommendations/ask.ts";
import { recommendToGroup } from "./recommendations/for-group.ts";
import { recommendToOne } from "./recommendations/for-one.ts";
import { recommendationsSchema } from "./recommendations/output.ts";
import { customerInput, limitInput, offsetInput } from "./shared.ts";
import { defineTool } from "./tool.ts";

const input = z.strictObject({
  recommendation: z
    .enum(recommendations)
    .describe(
      "upsell: dearer or more of what they buy; cross_sell: products new to them that go with what they bought; expansion: categories they have not bought yet; winback_strategy: whom of those gone quiet to win back, with what, when; retention_actions: next steps with those who still buy; discount_strategy: who needs no discount and how to test it",
    ),
  customer: customerInput
    .optional()
    .describe(
      "One customer: alias C-XXXXXXXX, shop customer id, e-mail, phone, or order number; left out for a group",
    ),
  ...customerFilterShape,
  limit: limitInput(10),
  offset: offsetInput,
});

export const getRecommendations = defineTool({
  name: "get_recommendations",
  title: "Get recommendations",
  description:
    "What to offer or do next, for one customer or a group, each with its reason in numbers: upsell, cross-sell, further categories, winning back, keeping, discounts. Without a customer or a filter it is about all customers.",
  input,
  output: recommendationsSchema,
  answers: "prediction",
  async run(asked, context) {
    const { recommendation, customer, limit, offset } = asked;
    const isAll = !isFiltered(asked);
    if (customer !== undefined && !isAll) {
      throw new UserError(
        "A customer and filters were given. Name a customer to get what fits them, or filters for a group, not both.",
      );
    }
    const filter = filterOf(asked, context);
    const { tenantId } = context.tenant;
    return context.database.withTenant(tenantId, async (tx) => {
      const basis = await readFiguresBasis(tx, tenantId);
      if (basis.asOf !== null) await refuseUnknownNames(tx, tenantId, filter);
      const ask = { tx, context, basis, page: { limit, offset } };
      return customer === undefined
        ? recommendToGroup(recommendation, { filter, isAll }, ask)
        : recommendToOne(recommendation, customer, ask);
    });
  },
});
