import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";

/** Under seven digits a number no longer tells one person from another. */
const DIGITS_MIN = 7;
const LENGTH_MAX = 40;

/**
 * The one form of a phone number: E.164 where its country is known, from its own code or from `country`, else its
 * digits without the zeros before them. Undefined for what is no phone number.
 *
 * The metadata is the small one: the rules of dialling and the possible lengths of every country. Whether a number
 * has been given to somebody is not asked; such lists are out of date sooner than this code.
 *
 * @param country two letters, ISO 3166, where the number stands beside one; anything else counts as unknown.
 */
export function phoneForm(text: string, country?: string): string | undefined {
  const written = read(text);
  if (written === undefined) return undefined;
  const international = parse(written, country);
  if (international) return international.number;
  // One that no country has the length of is still the same number when it is seen again.
  return written.startsWith("+") ? `+${digitsOf(written)}` : nationalForm(written);
}

/**
 * Every form under which a number may have been stored that is asked for like this. One with a country code may
 * stand there without; one without may be of any country, so that numbers of two countries which share their digits
 * are both found, and nobody takes one for the other.
 */
export function possiblePhoneForms(text: string): string[] {
  const written = read(text);
  if (written === undefined) return [];
  const digits = digitsOf(written);
  const international = parse(written.startsWith("+") ? written : `+${digits}`);
  const forms = international
    ? [international.number, nationalForm(international.nationalNumber), nationalForm(digits)]
    : [`+${digits}`];
  if (!written.startsWith("+")) {
    const national = nationalForm(digits);
    forms.push(national, ...(national ? inEveryCountry(digits, national) : []));
  }
  return [...new Set(forms.filter((form) => form !== undefined))];
}

/** Without what people write around a number, and with `+` for the `00` that is dialled for it. */
function read(text: string): string | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/^tel:\s*/i, "")
    .replace(/\s*(?:ext\.?|x|extension)\s*\d{1,6}$/i, "");
  if (!/^[(\s]*\+?[\d\s().\-\u2010-\u2015/]+$/.test(plain)) return undefined;
  const digits = digitsOf(plain);
  if (digits.length < DIGITS_MIN) return undefined;
  return plain.replace(/^[(\s]*00(?=[1-9])/, "+").replace(/^[(\s]*\+/, "+");
}

function parse(written: string, country?: string) {
  const code = country?.trim().toUpperCase();
  const hint = code && isSupportedCountry(code) ? { defaultCountry: code as CountryCode } : {};
  const number = parsePhoneNumberFromString(written, { ...hint, extract: false });
  return number?.isPossible() ? number : undefined;
}

function nationalForm(written: string): string | undefined {
  const digits = digitsOf(written).replace(/^0+/, "");
  return digits.length >= DIGITS_MIN ? digits : undefined;
}

/** Zeros before a number are for dialling within a country, but for a few, where they are part of it. */
function inEveryCountry(digits: string, national: string): string[] {
  const forms = CALLING_CODES.map((code) => `+${code}${national}`);
  if (digits !== national) forms.push(...ZERO_KEPT.map((code) => `+${code}${digits}`));
  // Other digits for dialling within the country: 1 in North America, 8 in Russia, 06 in Hungary.
  if (/^1\d{10}$/.test(national)) forms.push(national.slice(1));
  if (/^\d{10}$/.test(national)) forms.push(`1${national}`);
  if (/^8\d{10}$/.test(national)) forms.push(`+7${national.slice(1)}`);
  if (/^06\d{8,9}$/.test(digits)) forms.push(`+36${digits.slice(2)}`);
  return forms;
}

/** Italy, San Marino, Ivory Coast, Gabon, Congo. */
const ZERO_KEPT = ["39", "378", "225", "241", "242"];

const CALLING_CODES = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
