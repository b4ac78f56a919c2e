const COLORS = 6;

/** @param {string} name */
export function initials(name) {
  return name
    .split(" ")
    .map((part) => part.slice(0, 1))
    .join("")
    .slice(0, 2);
}

/** The same colour for the same person, always. */
export function personColor(/** @type {string} */ id) {
  return [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % COLORS;
}
