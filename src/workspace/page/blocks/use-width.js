import { useEffect, useRef, useState } from "preact/hooks";

/**
 * The width that an element has got, so that what is drawn in it keeps the size of its letters.
 *
 * @param {number} first The width until it is known.
 */
export function useWidth(first) {
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.round(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}
