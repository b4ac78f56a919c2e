import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import express, { type RequestHandler, type Router } from "express";
import { onlyThisMachine } from "./guard.ts";

// The page is plain JavaScript that is served as it was written, from the sources, built or not.
const PAGE = fileURLToPath(new URL("../../src/workspace/page/", import.meta.url));

/** The few modules of node_modules that the page imports, by the name it imports them under. */
const VENDOR: Readonly<Record<string, string>> = {
  preact: "preact/dist/preact.mjs",
  "preact/hooks": "preact/hooks/dist/hooks.mjs",
  htm: "htm/dist/htm.mjs",
  "htm/preact": "htm/preact/index.mjs",
};

const STYLES = [
  "style",
  "sidebar",
  "empty",
  "conversation",
  "composer",
  "dialogs",
  "blocks",
  "elements",
  "figures",
];

const MODULES = fileURLToPath(new URL("../../node_modules/", import.meta.url));

const IMPORT_MAP = JSON.stringify({
  imports: Object.fromEntries(Object.keys(VENDOR).map((name) => [name, vendorPath(name)])),
});

// The import map has to stand in the page; its hash lets that one text in and no other inline script.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash("sha256").update(IMPORT_MAP).digest("base64")}'`,
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The page at the root address and its parts, from this machine alone. */
export function pageRoutes(): Router {
  const router = express.Router();
  router.get("/", onlyThisMachine, secured, (_request, response) => {
    response.type("html").send(document());
  });
  router.use(
    "/_workspace/page",
    secured,
    express.static(PAGE, { index: false, extensions: [], dotfiles: "ignore" }),
  );
  for (const [name, file] of Object.entries(VENDOR)) {
    router.get(vendorPath(name), secured, (_request, response) => {
      response.type("text/javascript").sendFile(file, { root: MODULES, dotfiles: "allow" });
    });
  }
  return router;
}

const secured: RequestHandler = (_request, response, next) => {
  response.set({
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
  });
  next();
};

function vendorPath(name: string): string {
  return `/_workspace/vendor/${name.replaceAll("/", "-")}.mjs`;
}

function document(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Regulars — local workspace</title>
<link rel="icon" href="/_workspace/page/icon.svg" type="image/svg+xml">
${STYLES.map((name) => `<link rel="stylesheet" href="/_workspace/page/${name}.css">`).join("\n")}
<script type="importmap">${IMPORT_MAP}</script>
<script type="module" src="/_workspace/page/main.js"></script>
</head>
<body><div id="app"><noscript>The local workspace needs JavaScript.</noscript></div></body>
</html>
`;
}
