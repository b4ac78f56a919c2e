import { LIMITS } from "../limits.ts";
import { escapeWithin } from "./escape.ts";
import type { Reply } from "./reply.ts";

/** Where an answer comes from and who shared it, as mrkdwn; empty where there is nothing to say. */
export function smallPrint({ source, sharedBy }: Reply): string {
  const parts = [
    ...(source ? [escapeWithin(source, LIMITS.context - 100)] : []),
    ...(sharedBy ? [`shared by <@${sharedBy}>`] : []),
  ];
  return parts.join(" · ");
}
