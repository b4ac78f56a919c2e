import { describe, expect, it } from "vitest";
import { withSideWork } from "../../src/sync/side-work.ts";

describe("work beside the main flow", () => {
  it("is waited for where its result is needed", async () => {
    const sum = await withSideWork(async ({ begin }) => {
      const [one, two] = [begin(async () => 1), begin(async () => 2)];
      return (await one) + (await two);
    });

    expect(sum).toBe(3);
  });

  it("has ended when the main flow is left by a failure", async () => {
    const ended: string[] = [];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });

    const failed = withSideWork(async ({ begin }) => {
      void begin(async () => {
        await gate;
        ended.push("side");
      });
      throw new Error("main");
    }).catch((error: Error) => ended.push(error.message));
    release();
    await failed;

    expect(ended).toEqual(["side", "main"]);
  });

  it("fails where it is awaited, and only there", async () => {
    const failing = withSideWork(async ({ begin }) => {
      const side = begin(() => Promise.reject(new Error("side")));
      await Promise.resolve();
      return side;
    });

    await expect(failing).rejects.toThrow("side");
  });

  it("that failed first is what is thrown, not what followed from it", async () => {
    const failing = withSideWork(async ({ begin }) => {
      const side = begin(() => Promise.reject(new Error("division by zero")));
      await side.catch(() => {});
      throw new Error("current transaction is aborted");
    });

    await expect(failing).rejects.toThrow("division by zero");
  });
});
