/** @import { State } from "./types.d.ts" */

/**
 * @typedef {object} Hint
 * @property {string} title
 * @property {string} detail
 * @property {string} description
 * @property {string} completion What the whole text becomes when the hint is taken.
 */

/**
 * What may be meant by the text so far: slash commands at its beginning, people and the app after an @.
 *
 * @param {State} state
 * @param {string} text
 * @returns {Hint[]}
 */
export function hintsFor(state, text) {
  const command = /^\/[\w-]*$/.exec(text)?.[0];
  if (command !== undefined) {
    return state.commands
      .filter((known) => known.command.startsWith(command))
      .map((known) => ({
        title: known.command,
        detail: known.usageHint,
        description: known.description,
        completion: `${known.command} `,
      }));
  }
  const asked = /^(\/[\w-]+)\s/.exec(text)?.[1];
  const known = state.commands.find((candidate) => candidate.command === asked);
  // While its argument is typed, the command's usage stays in sight.
  if (known) return [{ title: known.command, detail: known.usageHint, description: "", completion: text }];
  const mention = /(^|\s)@(\w*)$/.exec(text);
  if (!mention) return [];
  const begun = (mention[2] ?? "").toLowerCase();
  const before = text.slice(0, text.length - begun.length - 1);
  return state.users
    .filter(({ name, realName }) => `${name} ${realName}`.toLowerCase().includes(begun))
    .sort((a, b) => Number(b.id === state.bot.userId) - Number(a.id === state.bot.userId))
    .map(({ name, realName, title, id }) => ({
      title: realName,
      detail: "",
      description: title,
      completion: `${before}@${id === state.bot.userId ? realName : name} `,
    }));
}
