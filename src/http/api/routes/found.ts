import type { ToolAnswer } from "../../../tools/ask.ts";
import { HttpError } from "../../errors.ts";
import type { Reply } from "../route.ts";

export const CUSTOMER_SOUGHT =
  "There is no such customer. Give an alias, a shop customer id, an e-mail, a phone or an order number.";
export const ARCHETYPE_SOUGHT =
  "There is no such archetype or segment. /api/mcp/archetypes lists the archetypes.";
const ANYTHING_SOUGHT = "There is nothing of the name that was given. Ask for the list that it should be in.";

/**
 * An answer as what an address stands for: nobody and several are none there.
 *
 * @throws HttpError 404, or 409 with the candidates.
 */
export function onlyFound(answer: ToolAnswer, sought = ANYTHING_SOUGHT): Reply {
  const { result } = answer;
  if (!("kind" in result)) return { kind: "answer", answer };
  if (result.kind === "not_found") throw new HttpError("not_found", sought);
  if (result.kind === "ambiguous") {
    throw new HttpError("conflict", "More than one fits. Ask again with the alias or id of one of them.", {
      details: { candidates: result.candidates },
    });
  }
  return { kind: "answer", answer };
}
