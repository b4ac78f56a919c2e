import { type Reading, segmentAt } from "./reading.ts";

/** The names that something at a place is said of: what stands before it, else after, else what was spoken of. */
export function subjectsAt(reading: Reading, at: number): readonly string[] {
  const segment = segmentAt(reading.text, at);
  const within = reading.groups.filter(({ start, end }) => start >= segment.start && end <= segment.end);
  const before = within.filter(({ end }) => end <= at);
  const customer = before
    .filter(({ mentions }) => mentions.some(({ name }) => name.kinds.has("customer")))
    .at(-1);
  const group = customer ?? before.at(-1) ?? within[0];
  return group ? group.mentions.map(({ name }) => name.id) : reading.carried.names;
}
