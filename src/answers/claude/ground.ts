import { createEvidence } from "../grounding/evidence.ts";
import { createGroundedStream } from "../grounding/grounded-stream.ts";
import type { Ground } from "./grounding.ts";

/** Statement by statement against the reports that the model was shown. */
export const groundInReports: Ground = (evidence) => {
  const parts = createEvidence(evidence);
  const stream = createGroundedStream(() => parts);
  return {
    feed: stream.push,
    end: stream.end,
    isStopped: () => stream.refused() !== undefined,
  };
};
