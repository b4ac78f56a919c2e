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
