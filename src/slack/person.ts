import type { WebClient } from "@slack/web-api";
import { UserError } from "../errors.ts";
import type { Role, Viewer } from "../privacy/roles.ts";
import type { SlackServices } from "./work.ts";

/** Who asks, and what their role in the workspace is. */
export function createPerson({ roleOf, logger }: SlackServices, client: WebClient, user: string) {
  let asked: Promise<Role> | undefined;
  const role = () => {
    asked ??= roleOf(client, user);
    return asked;
  };
  const as = (known: Role): Viewer => ({ kind: "person", id: user, role: known });
  return {
    /** For answers, which are the same for every role: where Slack does not say, an analyst's is assumed. */
    async viewer(): Promise<Viewer> {
      const known = await role().catch((err: unknown) => {
        logger.warn({ err }, "role unknown");
        return "analyst" as const;
      });
      return as(known);
    },
    /**
     * For what not every role may do.
     *
     * @throws UserError where Slack does not say what the person is.
     */
    async known(): Promise<Viewer> {
      try {
        return as(await role());
      } catch (cause) {
        throw new UserError("Slack does not tell me your role just now. Try again in a minute.", { cause });
      }
    },
  };
}
