export type ChurnLevel = "low" | "medium" | "high" | "critical";

/** The one table of levels: a risk above `over` has the level. */
const LEVELS: readonly { over: number; level: ChurnLevel }[] = [
  { over: 0.7, level: "critical" },
  { over: 0.5, level: "high" },
  { over: 0.3, level: "medium" },
];

export function churnLevelOf(risk: number): ChurnLevel {
  return LEVELS.find(({ over }) => risk > over)?.level ?? "low";
}
