import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createLogger, withCorrelation } from "../src/log.ts";
import { textSink } from "./support/text-sink.ts";

describe("the log", () => {
  it("removes secrets and personal data wherever it commonly stands", () => {
    const line = logged((logger) =>
      logger.info(
        {
          email: "ann@example.com",
          customer: { name: "Ann" },
          request: { headers: { authorization: "Bearer s3cret" } },
        },
        "seen",
      ),
    );

    expect(line).not.toMatch(/ann@example|Ann|s3cret/);
    expect(line).toContain("[redacted]");
  });

  it("says which statement failed, and none of its values, wherever its error is wrapped", () => {
    const cause = Object.assign(new Error('invalid input syntax: "Jane Doe"'), { code: "22P02" });
    const failed = new DrizzleQueryError("select $1::int", ["Jane Doe"], cause);
    const lines = [failed, new Error("not said", { cause: failed })].map((err) =>
      logged((logger) => logger.error({ err }, "work failed")),
    );

    for (const line of lines) {
      expect(line).not.toContain("Jane");
      expect(JSON.parse(line)).toMatchObject({ err: { query: "select $1::int", code: "22P02" } });
    }
    expect(JSON.parse(lines[1] ?? "")).toMatchObject({ err: { message: "not said" } });
  });

  it("marks each line with the correlation id of its work", () => {
    const line = logged((logger) => withCorrelation("work-1", () => logger.info("working")));

    expect(JSON.parse(line)).toMatchObject({ correlationId: "work-1" });
  });
});

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const sink = textSink();
  write(createLogger("info", sink.stream));
  return sink.text();
}
