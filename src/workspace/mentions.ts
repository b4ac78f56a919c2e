import type { State } from "./fake-slack/state.ts";

/** A text as Slack would pass it on: escaped, and `@Regulars` as people type it turned into a mention. */
export function asSlackText(state: State, typed: string): string {
  const escaped = typed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return state.users.reduce(
    (said, user) =>
      said.replace(new RegExp(`(^|\\s)@(?:${user.realName}|${user.name})(?!\\w)`, "gi"), `$1<@${user.id}>`),
    escaped,
  );
}
