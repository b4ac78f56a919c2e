import { parseAlias } from "../privacy/alias.ts";
import { may } from "../privacy/roles.ts";
import { recordAudit } from "../store/audit.ts";
import { findCustomerId } from "../store/identity.ts";
import type { ToolContext } from "./tool.ts";

export type Reveal =
  | { kind: "revealed"; alias: string; identity: Identity }
  /** The sentence says why, and what to do. */
  | { kind: "refused"; reason: string }
  | { kind: "not_found" };

/** All that is stored of who a customer is: names, addresses and numbers are hashes, which nobody can read back. */
export type Identity =
  /** The shop's own id, by which the shop's own system knows them. */
  | { kind: "shop_id"; customerId: string }
  /** The shop gave no id that could be kept; the sentence says what the customer is told apart by. */
  | { kind: "derived"; explanation: string };

export type RevealContext = Pick<ToolContext, "tenant" | "database" | "viewer" | "now">;

/**
 * Who is behind an alias, for those whose role allows it, and never for a model. Every attempt is written down before
 * the answer leaves, in the same transaction: where it can't be, nothing is revealed. The answer is never cached.
 *
 * @throws Error when the attempt could not be written down.
 */
export async function revealCustomer(text: string, context: RevealContext): Promise<Reveal> {
  const { tenant, database, viewer, now } = context;
  const { tenantId } = tenant;
  const alias = parseAlias(text);
  const isAllowed = viewer.kind !== "model" && may(viewer.role, "reveal");
  return database.withTenant(tenantId, async (tx) => {
    const customerId = isAllowed && alias ? await findCustomerId(tx, tenantId, alias) : undefined;
    const outcome = !isAllowed ? "refused" : customerId === undefined ? "not_found" : "granted";
    // What is no alias may be anything, an address too, and is not repeated.
    const deed = { action: "reveal", subject: alias ?? "not an alias", outcome } as const;
    await recordAudit(tx, tenantId, { viewer, deed, at: now });
    if (!isAllowed) return { kind: "refused", reason: refusal(viewer) };
    if (alias === undefined || customerId === undefined) return { kind: "not_found" };
    return { kind: "revealed", alias, identity: identityOf(customerId) };
  });
}

function refusal({ kind, role }: RevealContext["viewer"]): string {
  return kind === "model"
    ? "An assistant is never told who a customer is. Ask for it yourself."
    : `The role ${role} may not see who a customer is. Ask an administrator, or somebody who serves customers.`;
}

function identityOf(customerId: string): Identity {
  const [, source] = /^(email|phone|id):[\w-]{32}$/.exec(customerId) ?? [];
  if (source === undefined) return { kind: "shop_id", customerId };
  return { kind: "derived", explanation: DERIVED[source as keyof typeof DERIVED] };
}

const DERIVED = {
  email:
    "The shop's data gives this customer no id; they are told apart by their e-mail address, of which only a hash is kept.",
  phone:
    "The shop's data gives this customer no id; they are told apart by their phone number, of which only a hash is kept.",
  id: "The shop's id for this customer is personal (a name, an address or a number), so only a hash of it is kept.",
} as const;
