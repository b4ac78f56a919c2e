import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IDS } from "../../src/workspace/fake-slack/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { ALIAS } from "./fixtures.ts";
import { type AppUnderTest, startApp, wordsOf } from "./support/app-under-test.ts";

let database: TestDatabase;
let app: AppUnderTest;

beforeAll(async () => {
  database = await openTestDatabase();
  app = await startApp(database, { mode: "socket" });
  await app.surface.start();
});
afterAll(async () => {
  await app?.close();
  await database?.close();
});

describe("Socket Mode", () => {
  it("acknowledges and answers a command that comes by the socket", async () => {
    app.socket.send({
      type: "slash_commands",
      envelope_id: "e1",
      accepts_response_payload: true,
      payload: {
        command: "/churn-check",
        text: ALIAS,
        team_id: IDS.team,
        channel_id: IDS.insights,
        user_id: IDS.alex,
        trigger_id: app.slack().triggers.issue(IDS.alex),
        response_url: app.slack().responseUrls.issue({ channel: IDS.insights, user: IDS.alex }),
      },
    });

    expect(await app.socket.next()).toMatchObject({ envelope_id: "e1" });
    expect(wordsOf((await app.answers())[0])).toContain("78% risk");
  });

  it("takes nothing by HTTP: nothing there is signed", async () => {
    const response = await app.deliver.json({ type: "url_verification", challenge: "x" });

    expect(response.status).toBe(404);
  });

  it("closes the socket when it stops", async () => {
    await app.surface.stop(1_000);
    await app.socket.ended;

    expect(app.surface.isConnected()).toBe(false);
  });
});
