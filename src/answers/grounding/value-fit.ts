import type { Figure } from "./facts.ts";
import type { NumberMention } from "./numbers.ts";
import { type Reading, segmentAt, windowOf } from "./reading.ts";

/** Whether value, unit, currency and direction fit. */
export function isOfValue(figure: Figure, number: NumberMention, reading: Reading): boolean {
  if (!unitsFit(figure, number)) return false;
  if (number.unit === "times" && figure.unit === "change") return within(1 + figure.value, number);
  if (number.unit === "times" && figure.unit === "plain" && figure.label.has("order")) {
    return (
      within(figure.value, number) &&
      /\b(?:order(?:ed)?|bought|buy|purchased?)\b[^.,;]*$/i.test(reading.text.slice(0, number.start))
    );
  }
  if (figure.unit !== "change") {
    if (number.sign === "-" ? figure.value >= 0 : false) return false;
    return (
      within(
        figure.unit === "plain" && number.unit === "percent" ? figure.value : Math.abs(figure.value),
        number,
      ) &&
      !(
        figure.value < 0 &&
        number.sign !== "-" &&
        !/[-(]\s*$|\b(?:returned|refunded|sent back|gave back|returns?|minus)\b/i.test(
          reading.text.slice(0, number.start),
        )
      )
    );
  }
  const direction = number.sign ?? directionNear(reading, number);
  const sign = direction === "-" ? -1 : 1;
  return (figure.value === 0 || Math.sign(figure.value) === sign) && within(Math.abs(figure.value), number);
}

export function within(value: number, { low, high }: NumberMention): boolean {
  return value >= low && value <= high;
}

export function unitsFit({ unit, currency, words }: Figure, number: NumberMention): boolean {
  switch (number.unit) {
    case "money":
      return unit === "money" && (currency === undefined || currency === number.currency);
    case "percent":
      return unit === "share" || unit === "change" || unit === "score";
    case "points":
      return unit === "share" && words.has("point");
    case "days":
      return unit === "days";
    case "times":
      return (
        unit === "times" ||
        unit === "change" ||
        (unit === "plain" && (words.has("time") || words.has("second") || words.has("order")))
      );
    default:
      return unit === "plain" || unit === "score" || (unit === "times" && words.has("time"));
  }
}

export const UP =
  /\b(?:up|rose|rise|rises|risen|rising|grew|grow|grows|grown|growing|growth|increas(?:e|ed|es|ing)|gain(?:ed|s|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:ed|es|ing)|soar(?:ed|s|ing)?|improv(?:ed|es|ing)|higher|more|above|better|ahead|larger|longer)\b/i;
export const DOWN =
  /\b(?:down|fell|falls?|fallen|falling|drop(?:ped|s|ping)?|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|los(?:t|ing|es)|shr(?:ank|unk|ink|inks|inking)|dip(?:ped|s|ping)?|slip(?:ped|s|ping)?|plung(?:ed|es|ing)|slid|lower|less|fewer|below|worse|behind|smaller|reduced|shorter|weaker|cut)\b/i;

/** Up or down, by the word nearest to a number that says so. */
export function directionNear(reading: Reading, number: NumberMention): "+" | "-" | undefined {
  const { before, after } = windowOf(reading, number);
  const near = (pattern: RegExp) => {
    const pre = [...before.matchAll(new RegExp(pattern, "gi"))].at(-1);
    const post = pattern.exec(after);
    return Math.min(
      pre ? before.length - pre.index : Number.POSITIVE_INFINITY,
      post ? post.index + 1 : Number.POSITIVE_INFINITY,
    );
  };
  const [up, down] = [near(UP), near(DOWN)];
  if (up === down) return wordBefore(reading, number);
  return up < down ? "+" : "-";
}

/** The last word of direction since the number before, where none is nearer. */
function wordBefore({ bare, numbers }: Reading, number: NumberMention): "+" | "-" | undefined {
  const segment = segmentAt(bare, number.start);
  const last = Math.max(
    segment.start,
    ...numbers.filter(({ end }) => end <= number.start).map(({ end }) => end),
  );
  // In a list of numbers the word before the first is said of each.
  const from = /^(?:,|,? and) $/.test(bare.slice(last, number.start)) ? segment.start : last;
  const text = bare.slice(from, number.start);
  const lastOf = (pattern: RegExp) => [...text.matchAll(new RegExp(pattern, "gi"))].at(-1)?.index ?? -1;
  const [up, down] = [lastOf(UP), lastOf(DOWN)];
  if (up === down) return undefined;
  return up > down ? "+" : "-";
}
