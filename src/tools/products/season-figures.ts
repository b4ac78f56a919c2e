import { type DayRange, daysWithin, type Occurrences } from "../../analytics/season/season-events.ts";
import { shareOf } from "../share.ts";

interface Sold {
  orders: number;
  valueCents: number;
  valuedOrders: number;
}

/** A category or a product, as it was sold: in all, and in the seasons by their years. */
export interface SoldThing {
  name: string;
  title: string | null;
  firstDay: string | null;
  total: Sold | null;
  byYear: Map<number, Sold>;
}

/** Fewer other days are no measure of what is usual. */
const USUAL_DAYS_MIN = 30;
const CAUTION_ORDERS = 20;

/**
 * How a thing sells in the season against other days, beside everything together. Its standing is what rankings by
 * lift go by: as if twenty more orders had come as on other days, so that few orders don't lead by chance.
 */
export function seasonOf(
  thing: SoldThing,
  { occurrences, data, all }: { occurrences: Occurrences; data: DayRange; all: SoldThing },
) {
  const onSale = { from: thing.firstDay ?? data.from, to: data.to };
  const days = daysOf(occurrences, onSale);
  const [mine, everything] = [split(thing, occurrences), split(all, occurrences)];
  const isKnown = days.season > 0 && days.usual >= USUAL_DAYS_MIN;
  const perDay = (cents: number | null, of: number) => (cents === null || !isKnown ? null : cents / of);
  const now = perDay(mine.seasonCents, days.season);
  const usual = perDay(mine.usualCents, days.usual);
  const usualShare = shareOf(mine.usualCents, everything.usualCents);
  const seasons = occurrences.whole.filter(({ to }) => to >= onSale.from);
  const expected = isKnown ? (mine.usualOrders / days.usual) * days.season : null;
  const figures = {
    name: thing.name,
    title: thing.title,
    orders: mine.orders,
    valueCents: mine.seasonCents,
    valuePerDayCents: now === null ? null : Math.round(now),
    usualPerDayCents: usual === null ? null : Math.round(usual),
    lift: now === null || usual === null || usual <= 0 ? null : now / usual - 1,
    share: shareOf(mine.seasonCents, everything.seasonCents),
    usualShare,
    years: seasons.length,
    yearsAbove: seasons.filter(({ year }) => {
      const share = shareOf(thing.byYear.get(year)?.valueCents ?? 0, all.byYear.get(year)?.valueCents ?? 0);
      return share !== null && usualShare !== null && share > usualShare;
    }).length,
  };
  const standing = expected === null ? null : (mine.orders + CAUTION_ORDERS) / (expected + CAUTION_ORDERS);
  return { figures, standing };
}

function daysOf({ whole, partial }: Occurrences, within: DayRange) {
  const sum = (ranges: readonly DayRange[]) =>
    ranges.reduce((days, range) => days + daysWithin(range, within), 0);
  const season = sum(whole);
  return { season, usual: Math.max(0, daysWithin(within, within) - season - sum(partial)) };
}

/** Value in the seasons and on other days; null where none of it is known. */
function split({ total, byYear }: SoldThing, { whole, partial }: Occurrences) {
  const sum = (ranges: readonly { year: number }[], value: (sold: Sold) => number) =>
    ranges.reduce((all, { year }) => {
      const sold = byYear.get(year);
      return all + (sold ? value(sold) : 0);
    }, 0);
  const cents = (ranges: readonly { year: number }[]) => sum(ranges, ({ valueCents }) => valueCents);
  const orders = sum(whole, (sold) => sold.orders);
  const isSeasonKnown = orders === 0 || sum(whole, ({ valuedOrders }) => valuedOrders) > 0;
  const usualCents = (total?.valueCents ?? 0) - cents(whole) - cents(partial);
  return {
    orders,
    usualOrders: (total?.orders ?? 0) - orders - sum(partial, (sold) => sold.orders),
    seasonCents: isSeasonKnown ? cents(whole) : null,
    usualCents: total && total.valuedOrders > 0 ? usualCents : null,
  };
}
