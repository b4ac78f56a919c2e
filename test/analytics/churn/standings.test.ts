import { describe, expect, it } from "vitest";
import { churnHistoryOn } from "./standings.ts";

describe("the standings that the other tests are made of", () => {
  const shop = [
    new Map([
      [0, 30],
      [70, 50],
      [300, 99],
    ]),
    new Map([[14, 20]]),
    new Map([[301, 5]]),
  ];

  it("know nothing of what follows the last day", () => {
    const { now } = churnHistoryOn(shop, { lastDay: 280, horizonDays: 90 });

    expect(now.map(({ x, tx, T, meanValue }) => ({ x, tx, T, meanValue }))).toEqual([
      { x: 1, tx: 10, T: 40, meanValue: 40 },
      { x: 0, tx: 0, T: 38, meanValue: 20 },
    ]);
  });

  it("say of a past day what customers did after it", () => {
    const { judgedDays, past } = churnHistoryOn(shop, { lastDay: 301, horizonDays: 90 });

    expect(judgedDays).toBe(90);
    expect(past.map((window) => window.map(({ x, silent }) => ({ x, silent })))).toEqual([
      [
        { x: 1, silent: false },
        { x: 0, silent: true },
      ],
      [
        { x: 1, silent: true },
        { x: 0, silent: true },
      ],
    ]);
  });
});
