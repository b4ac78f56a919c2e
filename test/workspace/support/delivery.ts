import { afterAll, beforeAll, beforeEach } from "vitest";
import { createDelivery } from "../../../src/workspace/deliver.ts";
import { aWorkspace } from "./fake.ts";
import { SECRET, startProduct } from "./product.ts";

const EVENTS = ["app_mention", "message.im", "message.channels", "app_home_opened", "agent_session_stopped"];
// Long enough for a busy machine, short enough to wait for.
const ACK_TIMEOUT_MS = 500;

export let product: Awaited<ReturnType<typeof startProduct>>;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());
beforeEach(() => {
  product.received.length = 0;
});

/** Slack's side of the wire, to an app that a test makes answer. */
export function aDelivery(events = EVENTS) {
  const workspace = aWorkspace();
  const waits: number[] = [];
  const deliver = createDelivery({
    slack: workspace.slack,
    productUrl: product.url,
    signingSecret: SECRET,
    clock: () => new Date(workspace.time.now),
    subscribed: () => events,
    ackTimeoutMs: ACK_TIMEOUT_MS,
    wait: async (ms) => {
      waits.push(ms);
    },
  });
  return { ...workspace, deliver, waits };
}
