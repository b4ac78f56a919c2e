const LENGTH_MAX = 320;

/**
 * The one form of an e-mail address: lower case, its domain in ASCII. Undefined for what is no address. What stands
 * after a plus sign stays: with most providers it is another mailbox, or another person's way to sort their own.
 */
export function emailForm(text: string): string | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const bare = text
    .normalize("NFC")
    .trim()
    .replace(/^.*<([^<>]*)>$/, "$1")
    .replace(/^mailto:\s*/i, "")
    .replace(/\?.*$/, "");
  const match = /^([^\s@<>"(),:;\\[\]]+)@([^\s@<>"(),:;\\[\]/?#%]+)$/.exec(bare);
  const [, local, written] = match ?? [];
  if (local === undefined || written === undefined) return undefined;
  const domain = asciiDomain(written.toLowerCase().replace(/\.$/, ""));
  return domain === undefined ? undefined : `${local.toLowerCase()}@${domain}`;
}

function asciiDomain(written: string): string | undefined {
  const isAscii = /^[\w.-]+$/.test(written);
  const domain = isAscii ? written : hostOf(written);
  return domain !== undefined && /^[\w-]+(?:\.[\w-]+)+$/.test(domain) ? domain : undefined;
}

/** By the rules for domains in addresses of pages, which are those for domains in general. */
function hostOf(domain: string): string | undefined {
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : undefined;
}
