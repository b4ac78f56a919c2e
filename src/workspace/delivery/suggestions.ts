import { LIMITS } from "../fake-slack/block-rules/limits.ts";
import { optionGroup, plainOption } from "../fake-slack/block-rules/objects.ts";
import { check, type Fields, isObject, list } from "../fake-slack/block-rules/rule.ts";

/** Reads the answer to a typeahead; undefined where Slack would show "no options could be loaded". */
export function suggestionsOf(
  answer: unknown,
): { options: Fields[] } | { optionGroups: Fields[] } | undefined {
  if (!isObject(answer)) return undefined;
  const { options, option_groups: groups } = answer;
  if (options !== undefined) {
    const faults = check(list(plainOption, LIMITS.options, 0), options, "/options");
    return faults.length === 0 ? { options: options as Fields[] } : undefined;
  }
  const faults = check(list(optionGroup, LIMITS.optionGroups, 0), groups, "/option_groups");
  return groups !== undefined && faults.length === 0 ? { optionGroups: groups as Fields[] } : undefined;
}
