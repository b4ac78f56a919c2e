import { escapeWithin } from "./escape.ts";
import type { Reply } from "./reply.ts";

/** Where an answer comes from and who shared it, as mrkdwn; empty where there is nothing to say. */
export function smallPrint({ source, method, sharedBy }: Reply): string {
  const parts = [
    ...(source ? [escapeWithin(source, 1_000)] : []),
    ...(method ? [escapeWithin(method, 1_500)] : []),
    ...(sharedBy ? [`shared by <@${sharedBy}>`] : []),
  ];
  return parts.join(" · ");
}
