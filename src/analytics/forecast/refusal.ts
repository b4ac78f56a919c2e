/** Why there is no forecast. */
export interface RefusedForecast {
  kind: "refused";
  /** Too few periods for anything; none of them above 0; or the horizon lies beyond what they carry. */
  reason: "too_short" | "all_zero" | "too_far";
  /** Periods ahead that the history can carry; 0 = none yet. */
  longest: number;
}
