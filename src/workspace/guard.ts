import type { RequestHandler } from "express";

const LOCAL_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Refuses what does not come from this machine's own pages. The workspace shows a shop's figures without a
 * login, so a web site that the person visits must reach it neither through a name that resolves to this
 * machine (DNS rebinding: the Host header) nor from its own page (Origin, Sec-Fetch-Site).
 */
export const onlyThisMachine: RequestHandler = (request, response, next) => {
  const host = request.headers.host ?? "";
  const refusal = refuse(host, request.headers.origin, {
    site: request.get("sec-fetch-site"),
    isNavigation: request.method === "GET" && request.get("sec-fetch-mode") === "navigate",
  });
  if (refusal) response.status(403).json({ error: refusal });
  else next();
};

function refuse(
  host: string,
  origin: string | undefined,
  fetched: { site: string | undefined; isNavigation: boolean },
): string | undefined {
  if (!LOCAL_NAMES.has(nameOf(host))) return "The local workspace answers at localhost alone.";
  if (origin !== undefined && origin !== `http://${host}`)
    return "The local workspace answers its own page alone.";
  // Following a link from another site to the page is fine; fetching from there is not.
  const isForeign = fetched.site === "cross-site" || fetched.site === "same-site";
  return isForeign && !fetched.isNavigation ? "The local workspace answers its own page alone." : undefined;
}

function nameOf(host: string): string {
  return host.replace(/:\d+$/, "").toLowerCase();
}
