import { createLogger } from "../../../src/log.ts";
import { offerAnalytics } from "../../../src/mcp/analytics-offer.ts";
import type { Viewer } from "../../../src/privacy/roles.ts";
import { openDoor } from "../support/door.ts";
import { fixtureOffer } from "./fixture-offer.ts";
import { SCENARIOS, type Standing } from "./scenarios.ts";
import { type Check, listScenarios, runScenario } from "./suite.ts";

/**
 * Runs the protocol's public conformance suite against the server, on this machine alone:
 * `npm run test:mcp-conformance`. Exits with 1 where a scenario fails that should pass, or is not accounted for.
 *
 * The suite presents no key, so the door stands open here.
 */
process.exitCode = await main();

async function main(): Promise<number> {
  const authenticate = (): Viewer => ({ kind: "program", id: "conformance", role: "analyst" });
  const noShop = () => Promise.reject(new Error("no scenario asks of a shop"));
  const doors = {
    product: await openDoor(offerAnalytics(noShop, createLogger("silent")), { authenticate }),
    fixture: await openDoor(fixtureOffer, { authenticate }),
  };
  try {
    let faults = 0;
    for (const scenario of await listScenarios()) {
      const standing = SCENARIOS[scenario];
      const url = standing && "against" in standing ? doors[standing.against].url : undefined;
      const { verdict, details } = url
        ? judge(await runScenario(scenario, url))
        : { verdict: standing ? "not applicable" : "NOT KNOWN", details: [] };
      if (verdict === "FAILED" || verdict === "NOT KNOWN") faults += 1;
      process.stdout.write(`${scenario.padEnd(32)}${verdict.padEnd(16)}${remark(standing)}\n`);
      for (const detail of details) process.stdout.write(`    ${detail}\n`);
    }
    return faults === 0 ? 0 : 1;
  } finally {
    await doors.product.close();
    await doors.fixture.close();
  }
}

function judge(checks: readonly Check[]) {
  const passed = checks.filter(({ status }) => status === "SUCCESS").length;
  const lacking = checks.filter(({ status }) => status === "FAILURE" || status === "WARNING");
  return {
    verdict: passed > 0 && lacking.length === 0 ? `passed (${passed})` : "FAILED",
    details: lacking.map(({ id, status, errorMessage }) => `${status} ${id}: ${errorMessage ?? ""}`),
  };
}

function remark(standing: Standing | undefined): string {
  if (!standing) return "neither expected nor left out in scenarios.ts";
  if ("isLeftOut" in standing) return standing.isLeftOut;
  return standing.against === "product" ? "" : "with the suite's own tools";
}
