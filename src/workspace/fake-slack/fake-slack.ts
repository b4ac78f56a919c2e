import { createIds } from "./ids.ts";
import { createMessages } from "./messages.ts";
import { callMethod } from "./methods/registry.ts";
import { createResponseUrls } from "./response-urls.ts";
import { seedState } from "./seed.ts";
import type { State } from "./state.ts";
import { createTriggers } from "./triggers.ts";

export interface FakeSlackOptions {
  clock: () => Date;
  /** Uniform in [0, 1); ids and secrets of this workspace come from it. */
  random: () => number;
  botToken: string;
  shopName?: string;
  /** Where this fake answers, without a slash at the end: upload, file and response addresses begin with it. */
  baseUrl?: () => string;
  /** An earlier workspace to go on with. */
  state?: State;
}

export interface WebApiResult {
  ok: boolean;
  error?: string;
  [field: string]: unknown;
}

/** What the HTTP layer sends: almost always 200 with a body that says whether it worked. */
export interface WebApiReply {
  status: number;
  headers: Record<string, string>;
  body: WebApiResult;
}

export interface RecordedCall {
  method: string;
  args: Readonly<Record<string, unknown>>;
  result: WebApiResult;
  at: Date;
}

/** A failure to serve instead of the next answer of a method. */
export type Injection =
  | { kind: "rate_limited"; retryAfterSeconds: number }
  | { kind: "error"; error: string }
  | { kind: "status"; status: number };

/** What happened, for whoever shows the workspace. */
export type Change =
  | { kind: "message"; channel: string; ts: string }
  | { kind: "deleted"; channel: string; ts: string }
  | { kind: "status"; channel: string; threadTs: string }
  | { kind: "home"; user: string }
  | { kind: "modals"; user: string }
  | { kind: "workspace" };

export type FakeSlack = ReturnType<typeof createFakeSlack>;

/**
 * A Slack workspace in memory: the state, what people do in it, and the Web API as strict as the real one.
 * It knows no HTTP; `http.ts` serves it. Time and chance are arguments, so every life time can be tested.
 */
export function createFakeSlack(options: FakeSlackOptions) {
  const { clock, botToken } = options;
  const state = options.state ?? seedState(options.shopName ?? "Local workspace");
  const ids = createIds(clock, options.random, state);
  const listeners = new Set<(change: Change) => void>();
  const calls: RecordedCall[] = [];
  const injections = new Map<string, Injection[]>();
  const emit = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  const context = {
    clock,
    state,
    ids,
    emit,
    baseUrl: options.baseUrl ?? (() => "http://127.0.0.1"),
    triggers: createTriggers(clock, ids),
    messages: createMessages({ clock, state, ids, emit }),
  };
  const responseUrls = createResponseUrls(context);

  return {
    state,
    calls,
    triggers: context.triggers,
    messages: context.messages,
    responseUrls,
    newId: ids.id,
    clock,

    /** Calls a Web API method as the app would, with decoded arguments. */
    call(method: string, args: Record<string, unknown>, token: string | undefined = botToken): WebApiReply {
      const injected = injections.get(method)?.shift();
      const reply = injected
        ? injectedReply(injected)
        : {
            status: 200,
            headers: {},
            body: callMethod(context, { method, args, authorized: token === botToken }),
          };
      calls.push({ method, args, result: reply.body, at: clock() });
      return reply;
    },

    /** Makes the next calls of a method fail, one per entry. */
    inject(method: string, ...failures: Injection[]): void {
      injections.set(method, [...(injections.get(method) ?? []), ...failures]);
    },

    callsTo(method: string): RecordedCall[] {
      return calls.filter((call) => call.method === method);
    },

    /** Tells `listener` of every change until the returned function is called. */
    subscribe(listener: (change: Change) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    closeModals(user: string, how: { all?: boolean } = {}): void {
      const stack = state.modals.get(user) ?? [];
      state.modals.set(user, how.all ? [] : stack.slice(0, -1));
      emit({ kind: "modals", user });
    },

    home: (user: string) => state.homes.get(user),
    modals: (user: string) => state.modals.get(user) ?? [],
    context,
  };
}

function injectedReply(injection: Injection): WebApiReply {
  if (injection.kind === "rate_limited")
    return {
      status: 429,
      headers: { "Retry-After": String(injection.retryAfterSeconds) },
      body: { ok: false, error: "ratelimited" },
    };
  if (injection.kind === "status")
    return { status: injection.status, headers: {}, body: { ok: false, error: "fatal_error" } };
  return { status: 200, headers: {}, body: { ok: false, error: injection.error } };
}
