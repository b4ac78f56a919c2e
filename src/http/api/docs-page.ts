import { join } from "node:path";
import { type RequestHandler, Router } from "express";
import helmet from "helmet";
import getAbsoluteFSPath from "swagger-ui-dist/absolute-path.js";

/** A page that explains the API and tries it out, all of it from this server. */
export function docsPage(): Router {
  const routes = Router();
  routes.use(policy);
  routes.get("/", (_request, response) => void response.type("html").send(PAGE));
  routes.get("/start.js", (_request, response) => void response.type("js").send(START));
  for (const file of FILES) {
    routes.get(`/${file}`, (_request, response) => response.sendFile(join(getAbsoluteFSPath(), file)));
  }
  return routes;
}

const FILES = ["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"];

/** Scripts of this server alone, none of them inline; no upgrade to HTTPS, which a machine without it can't follow. */
const policy: RequestHandler = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

// Addresses are whole: the page is served with and without a slash at its end.
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Regulars API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#docs", deepLinking: true, validatorUrl: null });
`;
