import type { OrderHead } from "../source.ts";
import type { RowParser } from "./row-parser.ts";

/**
 * Where only the first row of an order knows its totals, an order whose first row is kept aside is kept aside
 * as a whole: its other rows would make an order of a wrong value.
 */
export function keepOrdersWhole(parse: RowParser): RowParser {
  let head: OrderHead | undefined;
  let spoiltKey: string | undefined;
  return (lineNo, fields) => {
    const row = parse(lineNo, fields, head);
    if (row.kind === "skipped") return row;
    if (row.kind === "rejected") {
      if (row.orderKey !== undefined && row.orderKey !== head?.orderKey) spoiltKey = row.orderKey;
      return row;
    }
    const { orderKey } = row.order;
    if (orderKey === spoiltKey) {
      const detail = "the first row of this order was kept aside";
      return { kind: "rejected", lineNo, reason: "order_kept_aside", detail, orderKey };
    }
    if (orderKey !== head?.orderKey) head = row.order;
    return row;
  };
}
