import { text } from "../columns.ts";
import { people } from "../customers/wording.ts";
import { formatNumber, formatPercent } from "../format.ts";
import {
  actionTable,
  type Behaved,
  groupChart,
  groupTable,
  listedWords,
  type Part,
  sentences,
} from "./wording.ts";

type Result = Behaved<"behavior_change">;
type Kind = Result["kinds"][number];

const NAMES: Readonly<Record<`${Kind["kind"]}_${Kind["direction"]}`, string>> = {
  basket_up: "Larger baskets",
  basket_down: "Smaller baskets",
  discounts_up: "More at a discount",
  discounts_down: "Less at a discount",
  category_up: "More of one category",
  category_down: "Less of their category",
};

/** Whose buying is other than it was. */
export function presentBehaviorChange(result: Result): Part {
  const { kinds, list, provenance, action, changed, judged } = result;
  const about = { label: "Change", nameOf: ({ kind, direction }: Kind) => NAMES[`${kind}_${direction}`] };
  return {
    headline: `${people(changed)} buy otherwise than before, of ${formatNumber(judged)} of whom it can be told`,
    summary: sentences(action, listedWords(list)),
    charts: groupChart(kinds, { ...about, title: "Customers by change" }),
    facts: kinds.map((kind) => ({
      label: about.nameOf(kind),
      value: `${people(kind.customers)} (${formatPercent(kind.share)})`,
    })),
    tables: [
      actionTable(list, provenance, {
        caption: "Buy otherwise than before",
        columns: [text("changes", "What changed")],
        cellsOf: ({ changes }) => [changes.map(({ text }) => text).join(" ")],
      }),
      ...groupTable(kinds, provenance.currency, { ...about, caption: "Changes" }),
    ],
  };
}
