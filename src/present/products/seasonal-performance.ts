import { change, count, detail, money, share, text, wholeMoney } from "../columns.ts";
import { formatCount, formatPercent, formatWord } from "../format.ts";
import { type Analysed, ask, buyersOf, listedWords, type Part, SORTED_BY, uniqueNames } from "./wording.ts";

/** What sells more than usual in a season. */
export function presentSeasonal(result: Analysed<"seasonal_performance">): Part {
  const { things, occasions, of, season, sort, provenance } = result;
  const { currency } = provenance;
  const words = seasonWords(season);
  const [first] = things;
  const nameOf = ({ name, title }: { name: string; title: string | null }) => title ?? name;
  return {
    headline:
      occasions.length === 0
        ? `The data cover no whole season of ${words} yet.`
        : first
          ? `${nameOf(first)} in ${words}: ${liftWords(first.lift)}`
          : `Nothing is in orders enough of ${words} to be shown.`,
    summary: `${formatCount(occasions.length, "season")} looked at${occasions.length > 0 ? ` (${occasions.map(({ year }) => year).join(", ")})` : ""}. ${listedWords(result, { shown: things.length, by: SORTED_BY[sort] })}`,
    charts:
      things.length < 2
        ? []
        : [
            {
              kind: "bar",
              title: `Sales per day, ${words} and other days`,
              categories: uniqueNames(things.map(nameOf)),
              series: [
                { name: "In the season", values: things.map((row) => row.valuePerDayCents) },
                { name: "On other days", values: things.map((row) => row.usualPerDayCents) },
              ],
              unit: { kind: "money", currency },
              xLabel: of === "products" ? "Product" : "Category",
              yLabel: "Sales per day",
            },
          ],
    tables: [
      {
        caption: `What sells in ${words}`,
        columns: [
          text("name", of === "products" ? "Product" : "Category"),
          money("per_day", "Per day", currency),
          money("usual_per_day", "On other days", currency),
          change("lift", "Lift"),
          share("share", "Share in season"),
          share("usual_share", "Share usually"),
          text("years", "Years above usual"),
          detail(count("orders", "Orders in season")),
          detail(wholeMoney("sales", "Sales in season", currency)),
          detail(text("id", of === "products" ? "Product id" : "Category name")),
        ],
        rows: things.map((row) => [
          nameOf(row),
          row.valuePerDayCents,
          row.usualPerDayCents,
          row.lift,
          row.share,
          row.usualShare,
          `${row.yearsAbove} of ${row.years}`,
          row.orders,
          row.valueCents,
          row.name,
        ]),
      },
    ],
    next: [
      ...(of === "categories" ? things.slice(0, 2).map(({ name }) => buyersOf(name)) : []),
      ask("Bought together", { analysis: "bundles" }),
    ],
  };
}

/** `black_friday` as `Black Friday`, `q4` as `Q4`; days of the shop's own as they are. */
function seasonWords(season: string): string {
  return formatWord(season)
    .replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
    .replace(" To ", " to ");
}

function liftWords(lift: number | null): string {
  if (lift === null) return "what it usually sells is unknown";
  return `${formatPercent(Math.abs(lift))} ${lift < 0 ? "less" : "more"} a day than on other days`;
}
