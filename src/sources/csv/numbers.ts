/** The mark before the decimals. `auto`: a comma in files cut by semicolons (as spreadsheets write them), else a point. */
export type DecimalMark = "." | ",";

/**
 * A number as a spreadsheet shows it, with thousands separators, a currency sign, a trailing minus or
 * accounting brackets; undefined where the text is no number.
 */
export function parseNumber(text: string, decimal: DecimalMark): number | undefined {
  if (PLAIN.test(text) && decimal === ".") return Number(text);
  let rest = text.trim().replace(/[\s\u00A0\u202F']/g, "");
  const isBracketed = rest.startsWith("(") && rest.endsWith(")");
  if (isBracketed) rest = rest.slice(1, -1);
  const isNegative = isBracketed || /^[-\u2212]|[-\u2212]$/.test(rest.replace(CURRENCY_SIGNS, ""));
  rest = rest.replace(CURRENCY_SIGNS, "").replace(/[-+\u2212]/, "");
  if (!(decimal === "." ? POINTED : COMMAED).test(rest)) return undefined;
  const value = Number(
    decimal === "." ? rest.replaceAll(",", "") : rest.replaceAll(".", "").replace(",", "."),
  );
  return isNegative ? -value : value;
}

/** An amount of money to hundredths, half away from zero, free of binary dust such as 1.005 x 100 = 100.4999. */
export function toCents(amount: number): number {
  const cents = Math.round(Number((Math.abs(amount) * 100).toPrecision(15)));
  return amount < 0 && cents !== 0 ? -cents : cents;
}

const PLAIN = /^-?\d{1,15}(\.\d{1,15})?$/;
const CURRENCY_SIGNS = /[$\u20AC\u00A3\u00A5]|^[A-Z]{3}|[A-Z]{3}$/g;
const POINTED = /^(\d{1,15}|\d{1,3}(,\d{3}){1,4})?(\.\d{1,15})?$(?<=\d)/;
const COMMAED = /^(\d{1,15}|\d{1,3}(\.\d{3}){1,4})?(,\d{1,15})?$(?<=\d)/;
