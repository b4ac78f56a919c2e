/**
 * What a person wrote, from Slack's markup: entities decoded, the app's own name taken out, links as their
 * label, so that an e-mail address is one again.
 */
export function plainWords(text: string, botUserId: string | undefined): string {
  return text
    .replace(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g, (_mention, user: string) =>
      user === botUserId ? " " : "someone",
    )
    .replace(/<(?:mailto|tel):([^|>]+)(?:\|[^>]*)?>/g, "$1")
    .replace(/<[#!]([^|>]+)\|([^>]*)>/g, "$2")
    .replace(/<[#!][^>]*>/g, " ")
    .replace(/<([^|>]+)\|([^>]*)>/g, "$2")
    .replace(/<([^>]+)>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
}
