import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** @import { Surface } from "../types.d.ts" */

/**
 * @typedef {object} SurfaceValue
 * @property {Surface} surface
 * @property {Record<string, Record<string, unknown>>} values What has been filled in so far; elements write here.
 * @property {Record<string, string>} errors What is wrong with an input, by block id.
 */

const Context = createContext(
  /** @type {SurfaceValue} */ ({ surface: { kind: "view", viewId: "" }, values: {}, errors: {} }),
);

export const SurfaceProvider = Context.Provider;

/** Where the element in hand stands. */
export function useSurface() {
  return useContext(Context);
}
