import { SingleBar } from "cli-progress";

export interface Progress {
  update(step: { phase: string; done: number; total: number }): void;
  stop(): void;
}

const WIDTH = 30;

/**
 * Progress of a long command on a terminal: phase, bar, rate and time left. Where the stream is no terminal
 * it says each phase once, so that a log stays readable.
 */
export function createProgress(stream: NodeJS.WritableStream): Progress {
  return "isTTY" in stream && stream.isTTY ? bars(stream) : lines(stream);
}

function bars(stream: NodeJS.WritableStream): Progress {
  let bar: SingleBar | undefined;
  let phase = "";
  return {
    update(step) {
      if (step.phase !== phase) {
        bar?.stop();
        phase = step.phase;
        bar = new SingleBar({
          stream,
          barsize: WIDTH,
          format: "{phase} {bar} {percentage}% | {value}/{total} | {rate}/s | {eta_formatted} left",
          barCompleteChar: "█",
          barIncompleteChar: "░",
          hideCursor: true,
        });
        bar.start(step.total, step.done, { phase: phase.padEnd(12), rate: "–" });
      }
      bar?.setTotal(Math.max(step.total, step.done, 1));
      bar?.update(step.done, { rate: rateOf(bar, step.done) });
    },
    stop: () => bar?.stop(),
  };
}

/** Units per second since the phase began, in short. */
function rateOf(bar: SingleBar, done: number): string {
  const startedAt = (bar as unknown as { startTime?: number }).startTime;
  const seconds = startedAt ? (Date.now() - startedAt) / 1000 : 0;
  return seconds > 0 ? Math.round(done / seconds).toLocaleString("en") : "–";
}

function lines(stream: NodeJS.WritableStream): Progress {
  let phase = "";
  return {
    update(step) {
      if (step.phase === phase) return;
      phase = step.phase;
      stream.write(`${phase} …\n`);
    },
    stop: () => {},
  };
}
