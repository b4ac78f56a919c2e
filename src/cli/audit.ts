import { type Command, InvalidArgumentError } from "commander";
import { textTable } from "../present/text-table.ts";
import { AUDIT_ENTRIES_MAX, readAudit } from "../tools/audit.ts";
import { type CommandContext, EXIT, OPERATOR } from "./context.ts";
import { withShop } from "./open-shop.ts";
import type { Run } from "./program.ts";

interface AuditOptions {
  limit: number;
  json?: boolean;
}

export function auditCommand(program: Command, context: CommandContext, select: (run: Run) => void): void {
  program
    .command("audit")
    .description("Who looked behind aliases or took lists away, and who was refused; newest first.")
    .option("--limit <entries>", `how many, up to ${AUDIT_ENTRIES_MAX}`, readLimit, 100)
    .option("--json", "the entries as JSON, for programs")
    .action((options: AuditOptions) => select(() => audit(context, options)));
}

async function audit(context: CommandContext, { limit, json }: AuditOptions): Promise<number> {
  const entries = await withShop(context, async (shop) =>
    readAudit(await shop.toolContext(new Date(), OPERATOR), limit),
  );
  context.out.write(`${json ? JSON.stringify(entries, null, 2) : table(entries)}\n`);
  return EXIT.done;
}

function table(entries: Awaited<ReturnType<typeof readAudit>>): string {
  if (entries.length === 0) return "Nobody has looked behind an alias or taken a list away yet.";
  return textTable(
    [
      ...["at", "who", "role", "action", "subject"].map((head) => ({ head, align: "left" as const })),
      { head: "rows", align: "right" },
      { head: "outcome", align: "left" },
    ],
    entries.map((entry) => [
      entry.at.toISOString(),
      `${entry.viewerKind} ${entry.viewerId}`,
      entry.viewerRole,
      entry.action,
      entry.subject,
      entry.rows === null ? "" : String(entry.rows),
      entry.outcome,
    ]),
  );
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= AUDIT_ENTRIES_MAX) return limit;
  throw new InvalidArgumentError(`It is a whole number from 1 to ${AUDIT_ENTRIES_MAX}.`);
}
