import { describe, expect, it } from "vitest";
import { createSingleFlight } from "../../src/cache/single-flight.ts";

describe("callers who share one run", () => {
  it("go on waiting when the one who began it leaves", async () => {
    const share = createSingleFlight();
    const [first, work] = [new AbortController(), aWork()];
    const begun = share("question", work.run, { signal: first.signal });
    const joined = share("question", work.run, { signal: new AbortController().signal });
    const patient = share("question", work.run);

    first.abort(new Error("left"));
    await expect(begun).rejects.toThrow("left");
    work.finish("answer");

    expect(await Promise.all([joined, patient])).toEqual(["answer", "answer"]);
    expect(work.runs()).toBe(1);
    expect(work.stopped()).toBe(false);
  });

  it("stop the work when the last of them leaves, and whoever comes then begins anew", async () => {
    const share = createSingleFlight();
    const [one, other, work] = [new AbortController(), new AbortController(), aWork()];
    const left = [one, other].map(({ signal }) => share("question", work.run, { signal }));

    one.abort(new Error("left"));
    expect(work.stopped()).toBe(false);
    other.abort(new Error("left"));

    expect(work.stopped()).toBe(true);
    expect((await Promise.allSettled(left)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const later = share("question", async () => "new");
    work.finish("old");
    expect(await later).toBe("new");
  });

  it("all hear of its failure, and the next begins anew", async () => {
    const share = createSingleFlight();
    const work = aWork();
    const waiting = [1, 2].map(() => share("question", work.run, { signal: new AbortController().signal }));

    work.fail(new Error("no"));

    expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await share("question", async () => "yes")).toBe("yes");
  });

  it("are refused at once who had left before they came", async () => {
    const work = aWork();

    const late = createSingleFlight()("question", work.run, { signal: AbortSignal.abort(new Error("left")) });

    await expect(late).rejects.toThrow("left");
    expect(work.runs()).toBe(0);
  });
});

/** Work that ends when the test says so. */
function aWork() {
  let runs = 0;
  let signal: AbortSignal | undefined;
  let finish: (value: string) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const result = new Promise<string>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  return {
    run: (stop: AbortSignal) => {
      runs += 1;
      signal = stop;
      return result;
    },
    runs: () => runs,
    stopped: () => signal?.aborted,
    finish: (value: string) => finish(value),
    fail: (error: Error) => fail(error),
  };
}
