import type { Evidence } from "./evidence.ts";
import type { Figure } from "./facts.ts";
import { isOfMeasure } from "./measure-fit.ts";
import type { NumberMention } from "./numbers.ts";
import type { Owners } from "./owners.ts";
import { isOfFrame, isOfPeriod } from "./period-fit.ts";
import type { Reading } from "./reading.ts";
import { isOfValue } from "./value-fit.ts";

/** Whether a figure of the evidence is what a number of a statement says: value, unit, name, period, measure, direction. */
export function isSaidOf(
  figure: Figure,
  number: NumberMention,
  about: { reading: Reading; owners: Owners; evidence: Evidence },
): boolean {
  return (
    isOfValue(figure, number, about.reading) &&
    isOfNames(figure, about) &&
    isOfPeriod(figure, number, about) &&
    isOfMeasure(figure, number, about) &&
    isOfFrame(figure, number, about.reading)
  );
}

export function isOfNames(
  figure: Figure,
  { reading, owners, evidence }: { reading: Reading; owners: Owners; evidence: Evidence },
): boolean {
  const { keys, beside, report, isLabel } = figure;
  const { names, isLoose } = owners;
  const soft = reading.softNames.map(({ name }) => name.id);
  const subjects = evidence.reports[report]?.subjects;
  const isOfSubject = (key: string) => subjects?.has(key) === true && isSubject(key, names, evidence);
  if (!keys.every((key) => names.includes(key) || soft.includes(key) || isOfSubject(key))) return false;
  if (isLabel || (isLoose && keys.length === 0)) return true;
  if (!isOfPair(figure, reading, evidence)) return false;
  return names.every(
    (name) =>
      keys.includes(name) ||
      beside.has(name) ||
      [...beside].some((one) => one.startsWith(`${name} `) || name.startsWith(`${one} `)),
  );
}

/** A figure of two products is of these two: no third, nor one of them twice. */
function isOfPair({ keys, beside }: Figure, { names }: Reading, { names: known }: Evidence): boolean {
  const [key] = keys;
  const own = names.find(({ name }) => name.id === key);
  if (!own) return true;
  const kinds = own.name.kinds;
  const isRival = (id: string) =>
    (known.get(id.split(" ")[0] ?? "") ?? []).some(
      (name) => name.id === id && [...name.kinds].some((kind) => kinds.has(kind)),
    );
  const partners = [...beside].filter((id) => id !== key && isRival(id));
  if (partners.length === 0 || !kinds.has("product")) return true;
  const others = names.filter((one) => one !== own && isRival(one.name.id));
  return others.every(({ name }) => partners.includes(name.id));
}

/** What all answers are about need not be said, as long as no other customer is. */
function isSubject(key: string, names: readonly string[], { reports }: Evidence): boolean {
  const others = names.some((name) => name !== key && /^c [0-9a-z]{8}$/.test(name));
  return !others && new Set(reports.flatMap(({ subjects }) => [...subjects])).size === 1;
}
