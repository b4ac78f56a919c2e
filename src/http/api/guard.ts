import type { Request, RequestHandler, Response } from "express";
import { may, type Viewer } from "../../privacy/roles.ts";
import { HttpError } from "../errors.ts";
import { charge } from "./limits.ts";
import type { Route } from "./route.ts";
import type { ApiOptions } from "./router.ts";

export const KEY_HEADER = "X-API-Key";

/** Who may pass to a route, and how often. */
export function guard({
  authenticate,
  hasKeys,
  limits,
}: Pick<ApiOptions, "authenticate" | "hasKeys" | "limits">) {
  return (route: Route): RequestHandler =>
    async (request, response, next) => {
      if (route.access === "open") {
        charge(await limits.visitors.take(request.ip), response);
        return next();
      }
      const viewer = authenticate(request.get(KEY_HEADER));
      // A right key passes whatever others at its address do: behind a proxy all callers may share one.
      if (!viewer) return refuseStranger(request, response);
      charge(await limits.calls.take(`${viewer.id}:${route.operationId}`), response);
      if (route.access === "operate" && !may(viewer.role, "operate")) {
        throw new HttpError(
          "forbidden",
          `The role ${viewer.role} may not run the installation. Use an admin key.`,
        );
      }
      setViewer(response, viewer);
      next();
    };

  async function refuseStranger(request: Request, response: Response): Promise<never> {
    charge(await limits.strangers.take(request.ip), response);
    response.set("WWW-Authenticate", `ApiKey header="${KEY_HEADER}"`);
    throw new HttpError(
      "unauthorized",
      hasKeys
        ? `Send a key of this installation in the header ${KEY_HEADER}.`
        : "This installation has no key yet. Set ADMIN_KEY, start again, and send it in the header X-API-Key.",
    );
  }
}

function setViewer(response: Response, viewer: Viewer): void {
  response.locals.viewer = viewer;
}

/** Whom the guard let pass; anybody, at a route that is open. */
export function viewerOf(response: Response): Viewer {
  // `setViewer` alone writes it.
  return (response.locals.viewer as Viewer | undefined) ?? ANYBODY;
}

/** Open routes hold no data: the least of roles. */
const ANYBODY: Viewer = { kind: "program", id: "anybody", role: "analyst" };
