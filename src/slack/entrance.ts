import type { AllMiddlewareArgs, AnyMiddlewareArgs, Middleware } from "@slack/bolt";
import { UserError } from "../errors.ts";
import { type Logger, withCorrelation } from "../log.ts";
import { type createAccess, REFUSALS } from "./access.ts";
import { acknowledge } from "./acknowledge.ts";
import type { Deliver } from "./deliver.ts";
import { type Envelope, readEnvelope } from "./envelope.ts";
import { failureReply } from "./failure.ts";
import { hear, type Overheard } from "./hearing.ts";
import { type Place, privately } from "./place.ts";
import type { createRunning } from "./running.ts";
import type { WorkContext } from "./work.ts";

export interface EntranceParts {
  access: ReturnType<typeof createAccess>;
  running: ReturnType<typeof createRunning>;
  delivery: Deliver;
  /** False when one of the keys has been taken before. */
  takeDelivery(keys: readonly string[]): Promise<boolean>;
  /** Whether we take part in a thread, so that a reply there needs no mention. */
  isOurThread(team: string, thread: Overheard): Promise<boolean>;
  logger: Logger;
}

type Arrival = AnyMiddlewareArgs & AllMiddlewareArgs<WorkContext>;

/**
 * What every delivery passes before any listener: acknowledged first, then taken once, then access. Its
 * errors end here, said to the person who asked and logged once.
 */
export function createEntrance(parts: EntranceParts): Middleware<AnyMiddlewareArgs, WorkContext> {
  return (args) => {
    const envelope = readEnvelope(args.body);
    return parts.running.track(() => withCorrelation(envelope?.keys[0], () => admit(args, envelope, parts)));
  };
}

async function admit(args: Arrival, envelope: Envelope | undefined, parts: EntranceParts): Promise<void> {
  const heard = "event" in args && args.event ? hear(args.event, args.context.botUserId) : "ours";
  if (heard === "not_ours") return;
  if (!(await acknowledge(args))) return;
  if (!envelope) {
    parts.logger.warn("slack delivery of an unknown form");
    return;
  }
  const isOverheard = heard !== "ours";
  if (isOverheard && !(await isOurThread(heard, envelope, parts))) return;
  try {
    if (!(await parts.takeDelivery(envelope.keys))) {
      parts.logger.debug("slack delivery repeated");
      return;
    }
    if (!(await mayEnter(args, envelope, { ...parts, isOverheard }))) return;
    args.context.envelope = envelope;
    args.context.isOverheard = isOverheard;
    await args.next();
  } catch (error) {
    const place = isOverheard ? privately(envelope.place) : envelope.place;
    await tellFailure(args, { error, place, parts });
  }
}

/** Where it can't be found out it is not: nobody in the thread may have asked us anything. */
async function isOurThread(
  heard: Overheard,
  { team = "" }: Envelope,
  parts: EntranceParts,
): Promise<boolean> {
  try {
    return await parts.isOurThread(team, heard);
  } catch (err) {
    parts.logger.error({ err }, "not known whether a thread is ours");
    return false;
  }
}

async function mayEnter(
  args: Arrival,
  envelope: Envelope,
  parts: EntranceParts & { isOverheard: boolean },
): Promise<boolean> {
  const home = [args.context.teamId, args.context.enterpriseId].filter((id) => id !== undefined);
  const refusal = await parts.access.refusal(args.client, envelope, home);
  if (!refusal) return true;
  parts.logger.warn({ refusal, user: envelope.user, channel: envelope.channel }, "slack access refused");
  // Who did not ask is not refused either: they may talk to somebody else.
  if (parts.isOverheard) return false;
  if ("options" in args && args.options) {
    await args.ack({ options: [] });
    return false;
  }
  const reply = { headline: REFUSALS[refusal], choices: [] };
  const place = privately(envelope.place);
  // Nobody is owed a second try at being refused.
  await parts.delivery
    .deliver(args.client, reply, place)
    .catch((error: unknown) => parts.logger.warn({ err: error }, "refusal not delivered"));
  return false;
}

async function tellFailure(
  { client }: Arrival,
  { error, place, parts }: { error: unknown; place: Place; parts: EntranceParts },
): Promise<void> {
  if (!(error instanceof UserError)) parts.logger.error({ err: error }, "slack work failed");
  await parts.delivery
    .deliver(
      client,
      failureReply(error),
      place.kind === "dialog" ? { kind: "direct", user: place.user } : place,
    )
    .catch((reason: unknown) => parts.logger.error({ err: reason }, "failure not told"));
}
