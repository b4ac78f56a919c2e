/**
 * A text without the e-mail addresses and phone numbers in it, for what a shop's data says of products and orders:
 * titles of personal gifts, notes in the column of the payment. Names can't be told from other words and stay.
 *
 * Numbers count as phones with a country code, or in the groups of North America: an article number is neither.
 */
export function redactContacts(text: string): string {
  if (!MAY_HOLD_CONTACTS.test(text)) return text;
  return text.replace(EMAIL, "[e-mail]").replace(PHONE, "[phone]");
}

/** Nearly no text does, and an import asks a million times. */
const MAY_HOLD_CONTACTS = /@|\d{3}[ ).-]+\d|\+ ?\(?\d/;

const EMAIL = /[^\s@<>()[\]",;:]+@[^\s@<>()[\]"',;:]+\.[^\s@<>()[\]"',;:.]+/g;

const PHONE = /(?<![\w.])(?:\+ ?\(?\d(?:[ ()./-]{0,2}\d){6,14}|\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4})(?!\w)/g;
