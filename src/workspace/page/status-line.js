import { html } from "htm/preact";
import { useEffect, useState } from "preact/hooks";
import { act } from "./server.js";

/** @import { State } from "./types.d.ts" */

// Slack drops a status that nobody renewed.
const LIFETIME_MS = 120_000;
const TURN_MS = 2_500;

/** @param {{state: State, channel: string, threadTs: string}} props */
export function StatusLine({ state, channel, threadTs }) {
  const [turn, setTurn] = useState(0);
  const status = state.statuses.find((known) => known.channel === channel && known.threadTs === threadTs);
  const isProcessing = state.sessions[`${channel}:${threadTs}`] === "processing";
  useEffect(() => {
    if (!status) return;
    const timer = setInterval(() => setTurn((last) => last + 1), TURN_MS);
    return () => clearInterval(timer);
  }, [status]);
  const isFresh = status !== undefined && Date.now() - status.setAtMs <= LIFETIME_MS;
  // While an answer grows there is no status any more, and it can still be stopped.
  if (!isFresh && !isProcessing) return null;
  const loading = isFresh ? status.loadingMessages : [];
  const said = isFresh ? `Regulars ${status.text}` : "Regulars is answering…";
  const text = loading[turn % Math.max(1, loading.length)] ?? said;
  return html`
    <p class="status" role="status">
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${text}
      ${isProcessing && html`<button class="small" onClick=${() => act("stop", { channel, threadTs })}>Stop</button>`}
    </p>
  `;
}
