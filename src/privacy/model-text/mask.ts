import { findNames } from "./names.ts";
import { cutByForm, type PrivateKind } from "./private-patterns.ts";

const STAND_IN = /(?<![A-Za-z0-9_])(?:customer|name|number|address)_\d+(?!\d)/gi;

export type Mask = ReturnType<typeof createMask>;

/**
 * Stand-ins for what a model must not read: `name_1` for a name, `customer_1` for an e-mail or a phone, `number_1` for
 * an order or a shop's own id, `address_1` for a place. The same text has the same stand-in for the life of a mask, which
 * is one question and what was said before it.
 *
 * @param isOfShop tells the shop's own words, in lower case.
 */
export function createMask(isOfShop: (word: string) => boolean) {
  const standIns = new Map<string, string>();
  const meant = new Map<string, string>();
  const counts: Record<PrivateKind, number> = { customer: 0, name: 0, number: 0, address: 0 };

  function standInFor(text: string, kind: PrivateKind): string {
    const key = text.toLowerCase();
    const known = standIns.get(key);
    if (known) return known;
    counts[kind] += 1;
    const made = `${kind}_${counts[kind]}`;
    standIns.set(key, made);
    meant.set(made, text);
    return made;
  }

  function hideLine(line: string): string {
    return cutByForm(line)
      .map(({ text, kind }) => {
        if (kind === "plain") return text;
        if (kind) return standInFor(text, kind);
        return replaceSpans(text, findNames(text, isOfShop), (name) => standInFor(name, "name"));
      })
      .join("");
  }

  return {
    /** The text as a model may read it. */
    hide: (text: string): string => text.split("\n").map(hideLine).join("\n"),
    /** A text of the model with what its stand-ins stand for; `says` may give another word for one, or keep it. */
    restore: (
      text: string,
      says: (standIn: string, meaning: string) => string = (_, meaning) => meaning,
    ): string =>
      text.replace(STAND_IN, (found) => {
        const standIn = found.toLowerCase();
        const meaning = meant.get(standIn);
        return meaning === undefined ? found : says(standIn, meaning);
      }),
    /** How many pieces of text have a stand-in. */
    size: (): number => standIns.size,
  };
}

function replaceSpans(
  text: string,
  spans: readonly { from: number; to: number }[],
  replace: (part: string) => string,
): string {
  let done = "";
  let from = 0;
  for (const span of spans) {
    if (span.from < from) continue;
    // What follows at once would be read as part of the stand-in.
    const to = span.to + (/^[\p{L}\p{M}\p{N}_]+/u.exec(text.slice(span.to))?.[0].length ?? 0);
    done += text.slice(from, span.from) + replace(text.slice(span.from, to));
    from = to;
  }
  return done + text.slice(from);
}
