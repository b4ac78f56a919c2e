import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { chartAltText } from "../../src/charts/alt-text.ts";
import { chartPng } from "../../src/charts/chart-png.ts";
import { aChart, charts } from "./some-charts.ts";

/** Size of a PNG by its header, and its pixels' bytes as they are compressed: enough to tell drawn from blank. */
function read(png: Buffer) {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const inked = inflateSync(Buffer.concat(parts)).filter((byte) => byte !== 0 && byte !== 255).length;
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), inked };
}

describe("a chart as PNG", () => {
  it("is drawn at twice its size, with letters, on a machine without fonts", async () => {
    const named = read(await chartPng(aChart({ title: "Orders by month" })));
    const nameless = read(await chartPng(aChart({ title: "" })));

    expect([named.width, named.height]).toEqual([1600, 900]);
    expect(named.inked - nameless.inked).toBeGreaterThan(500);
  });

  it("is drawn of the worst of names", async () => {
    expect(read(await chartPng(charts.hostile ?? aChart())).inked).toBeGreaterThan(1_000);
  });
});

describe("a chart in words", () => {
  it("says what is shown, from where to where, between which values", () => {
    expect(chartAltText(aChart())).toBe(
      "Line chart: Orders by month. Shows Orders. 4 points from Jan to Apr. Values from 3 to 5.",
    );
  });

  it("says so where there is nothing", () => {
    expect(chartAltText(aChart({ series: [{ name: "Orders", values: [null] }] }))).toContain("No values.");
  });
});
