import { COMMON_WORDS } from "../rules/common-words.ts";
import { normOf, normsOf, type Token } from "./tokens.ts";
import { PROSE_WORDS } from "./vocabulary.ts";

/** Something the evidence calls by name: a customer, a category, a group, a product, a label. */
export interface Name {
  /** Its words as compared, joined by spaces. */
  id: string;
  words: readonly string[];
  /** What it stands under in tables: names of one kind are rivals. */
  kinds: ReadonlySet<string>;
  /** Its words are everyday ones, which may be meant as such. */
  isSoft: boolean;
}

export interface NameMention {
  name: Name;
  start: number;
  end: number;
}

export type Names = ReadonlyMap<string, readonly Name[]>;

const EVERYDAY: ReadonlySet<string> = new Set([...COMMON_WORDS, ...PROSE_WORDS].map(normOf));

export function isEveryday(norm: string): boolean {
  return EVERYDAY.has(norm);
}

/** Names by their first word, the longest first. A name with a comma is also known by what stands before it. */
export function namesOf(entries: readonly { text: string; kind: string }[]): Names {
  const kinds = new Map<string, Set<string>>();
  for (const { text, kind } of entries) {
    const id = normsOf(text).join(" ");
    if (id === "" || (/^[\d ]+$/.test(id) && !text.startsWith("#"))) continue;
    kinds.set(id, (kinds.get(id) ?? new Set()).add(kind));
  }
  const names = [...kinds].map(([id, of]) => nameOf(id, id.split(" "), of));
  const idsByShort = new Map<string, Set<string>>();
  for (const text of new Set(entries.map((entry) => entry.text))) {
    const short = normsOf(text.split(",")[0] ?? "").join(" ");
    idsByShort.set(short, (idsByShort.get(short) ?? new Set()).add(normsOf(text).join(" ")));
  }
  for (const [short, ids] of idsByShort) {
    const [id = ""] = ids;
    const of = kinds.get(id);
    if (of && ids.size === 1 && short.includes(" ") && short !== id && !kinds.has(short))
      names.push(nameOf(id, short.split(" "), of));
  }
  const byFirst = new Map<string, Name[]>();
  for (const name of names.toSorted((a, b) => b.words.length - a.words.length)) {
    const first = name.words[0] ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  }
  return byFirst;
}

function nameOf(id: string, words: readonly string[], kinds: ReadonlySet<string>): Name {
  return {
    id,
    words,
    kinds,
    isSoft:
      words.length <= 2 &&
      words.every((word) => EVERYDAY.has(word) || /^\d+$/.test(word)) &&
      !/^\d+$/.test(id),
  };
}

/** The names in a text, the longest where several begin at one word. */
export function namesIn(tokens: readonly Token[], names: Names): NameMention[] {
  const found: NameMention[] = [];
  for (let at = 0; at < tokens.length; ) {
    const first = tokens[at];
    const name = (names.get(first?.norm ?? "") ?? []).find(({ words }) =>
      words.every((word, index) => tokens[at + index]?.norm === word),
    );
    const last = tokens[at + (name?.words.length ?? 1) - 1];
    if (name && first && last) found.push({ name, start: first.start, end: last.end });
    at += name?.words.length ?? 1;
  }
  return found;
}
