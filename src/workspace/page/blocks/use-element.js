import { useState } from "preact/hooks";
import { confirmed } from "../confirm-dialog.js";
import { act } from "../server.js";
import { useSurface } from "./surface.js";
import { initialChoice, remember } from "./values.js";

/** @import { Choice, Element } from "../types.d.ts" */

/**
 * An interactive element: what is chosen in it, and telling the app. In an input the app is told with the whole
 * form alone, unless the block asks for more.
 *
 * @param {{element: Element, blockId: string, isQuiet?: boolean}} props
 */
export function useElement({ element, blockId, isQuiet = false }) {
  const where = useSurface();
  const known = /** @type {Choice | undefined} */ (where.values[blockId]?.[element.action_id]);
  const [choice, setChoice] = useState(known ?? initialChoice(element) ?? {});
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  /** @param {Choice} next */
  async function tell(next) {
    setBusy(true);
    const answer = await act("act", {
      surface: where.surface,
      blockId,
      actionId: element.action_id,
      choice: next,
      values: where.values,
    });
    setBusy(false);
    setFailed(Boolean(answer.failure ?? answer.error));
  }

  return {
    choice,
    isBusy,
    hasFailed,
    surface: where.surface,
    /** Takes a choice, and tells the app where that is due. @param {Choice} next */
    async choose(next) {
      const before = choice;
      setChoice(next);
      if (!isQuiet && !(await confirmed(element.confirm))) {
        setChoice(before);
        return;
      }
      remember(where.values, { blockId, element, choice: next });
      if (!isQuiet) await tell(next);
    },
    /** Remembers what is being typed. @param {Choice} next */
    note(next) {
      setChoice(next);
      remember(where.values, { blockId, element, choice: next });
    },
    tell,
  };
}
