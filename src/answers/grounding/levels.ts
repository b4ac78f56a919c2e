import { LEVELS } from "./counts.ts";
import type { Evidence } from "./evidence.ts";
import { type Reading, segmentAt } from "./reading.ts";
import { subjectsAt } from "./subjects.ts";
import { isOfValue } from "./value-fit.ts";

const LEVEL =
  /\b(?:(low|medium|moderate|high|critical|elevated|minimal)(?=[- ](?:churn |level of )?risk\b)|(?<=\brisk (?:level )?(?:is|of|remains|being|stays|at|as|:) (?:only |still |very |rather |quite |already |currently )?)(low|medium|moderate|high|critical|elevated|minimal)\b|(?<=\()(low|medium|high|critical)(?=\s*(?:risk)?\))|(?<=\b(?:is|are|at|as|rated|marked|flagged|level) (?:the )?"?)(low|medium|high|critical)(?="?(?:[.,;)]|$| level)))/gi;
const OUTLOOK =
  /\b(?:(?<risk>(?:is|are|be|both|all) (?:still |now |currently |clearly |very much )?at (?:serious |real |some |great )?risk\b(?! of))|(?<leave>(?:un)?likely to (?:leave|churn|stop|lapse|be lost|go|defect))|(?<stay>(?:un)?likely to (?:return|buy|come back|reorder|order|stay|purchase)|is safe\b|are safe\b))/gi;

/** Risk levels by name, against those of its rows. */
export function wrongLevel(reading: Reading, evidence: Evidence): string | undefined {
  for (const match of reading.text.matchAll(LEVEL)) {
    const said = match[0].toLowerCase().replace("moderate", "medium").replace("minimal", "low");
    const names = subjectsAt(reading, match.index);
    if (names.length === 0) {
      if (
        reading.numbers.length === 0 &&
        !(evidence.words.has(said) && /\b(?:some|a few|several)\b/i.test(reading.text)) &&
        !(
          evidence.words.has(said) &&
          /risk/.test(reading.text) &&
          !/\b(?:is|are|remains)\b/.test(reading.text)
        )
      )
        return match[0];
      if (!isCountOfLevel(match.index, said, reading, evidence)) return match[0];
      continue;
    }
    if (!names.every((name) => levelsOf(name, evidence).has(said))) return match[0];
  }
  for (const match of reading.text.matchAll(OUTLOOK)) {
    // Money is at risk with whoever has it.
    if (
      match.groups?.risk !== undefined &&
      reading.numbers.some(({ end }) => match.index - end < 3 && match.index >= end)
    )
      continue;
    const names = subjectsAt(reading, match.index);
    const isUnlikely = /unlikely/i.test(match[0]);
    const isBad =
      match.groups?.risk !== undefined || (match.groups?.leave !== undefined ? !isUnlikely : isUnlikely);
    const levels = names.map((name) => levelsOf(name, evidence));
    const fits =
      levels.length > 0 &&
      levels.every((own) =>
        isBad
          ? own.has("high") || own.has("critical") || (match.groups?.risk !== undefined && own.has("medium"))
          : own.has("low"),
      );
    if (!fits) return match[0];
  }
  return undefined;
}

/** `23 customers are at critical risk`: the number nearest before is one that the evidence gives for this level. */
function isCountOfLevel(at: number, level: string, reading: Reading, { figures, grids }: Evidence): boolean {
  const segment = segmentAt(reading.text, at);
  const number = reading.numbers
    .filter(({ start, end, unit }) => unit === "plain" && end <= at && start >= segment.start)
    .at(-1);
  if (!number || number.end < at - 40) return true;
  const isGiven = figures.some(
    (figure) =>
      figure.unit === "plain" &&
      isOfValue(figure, number, reading) &&
      (figure.label.has(level) ||
        figure.sentence?.has(level) ||
        figure.keys.some((key) => key.split(" ").includes(level))),
  );
  return (
    isGiven ||
    grids.some(
      ({ rows }) =>
        rows.filter(({ texts }) => texts.some((text) => text?.split(" ").includes(level))).length ===
        Math.round(number.value),
    )
  );
}

function levelsOf(name: string, { grids, sentences }: Evidence): Set<string> {
  const texts = [
    ...grids.flatMap(({ rows, labels }) =>
      rows
        .filter(({ keys }) => keys.includes(name))
        .flatMap(({ texts: all }) =>
          all.flatMap((text, at) => (text !== undefined && labels[at]?.has("risk") ? [text] : [])),
        ),
    ),
    ...sentences
      .filter(
        ({ keys, norms }) =>
          keys.includes(name) && norms.includes("risk") && norms.some((norm) => /^\d+$/.test(norm)),
      )
      .map(({ norms }) => norms.join(" ")),
  ];
  return new Set(texts.flatMap((text) => text.split(" ").filter((word) => LEVELS.has(word))));
}
