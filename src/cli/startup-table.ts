import type { Config } from "../config.ts";

/** What serves each part: a service that was configured, or the embedded default. No value is a secret. */
export function startupTable(config: Config, facts: { sampleShop: boolean }): string {
  const rows: [part: string, kind: "real" | "default", what: string][] = [
    config.database.kind === "postgres"
      ? ["Database", "real", `Postgres at ${placeOf(config.database.url)}`]
      : ["Database", "default", `embedded Postgres in ${config.database.folder}`],
    config.redisUrl
      ? ["Cache", "real", `Redis at ${placeOf(config.redisUrl)}`]
      : ["Cache", "default", "in this process"],
    SLACK_ROWS[config.slack.kind],
    config.source
      ? ["Orders", "real", `${config.source.path}, at ${config.sync.cron} (${config.shop.timeZone})`]
      : ["Orders", "default", facts.sampleShop ? "sample shop (synthetic)" : "what was imported"],
    config.claude
      ? ["Questions", "real", `Claude (${config.claude.model}), rules where it fails`]
      : ["Questions", "default", "rule-based router"],
    keysRow(config.api),
  ];
  const width = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
  return rows
    .map(([part, kind, what]) => `  ${part.padEnd(width(0))}  ${kind.padEnd(width(1))}  ${what}`)
    .join("\n");
}

const SLACK_ROWS: Record<Config["slack"]["kind"], [string, "real" | "default", string]> = {
  http: ["Slack", "real", "HTTP, requests at /slack/events"],
  socket: ["Slack", "real", "Socket Mode"],
  local: ["Slack", "default", "local workspace on this machine"],
};

function keysRow({ keys, localKeyFile }: Config["api"]): [string, "real" | "default", string] {
  if (localKeyFile) return ["API", "default", `/api/docs, admin key in ${localKeyFile}`];
  if (keys.length === 0) return ["API", "default", "closed: set ADMIN_KEY to open it"];
  return ["API", "real", `/api/docs, with ${keys.map(({ id }) => id).join(" and ")}`];
}

/** Host and database of a URL, without the user and the password in it. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname.replace(/\/$/, "")}`;
}
