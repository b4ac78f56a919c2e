import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";

const NEAR_END_PX = 40;
const MARGIN_PX = 26;
const ABOVE_TALL_PX = 8;

/**
 * Keeps the newest message in sight, unless the person has scrolled up to read. One that is taller than the
 * room is shown from its beginning.
 *
 * @param {{watch: unknown, children?: unknown}} props
 */
export function Scroller({ watch, children }) {
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  const isAtEnd = useRef(true);
  const shape = useRef("");
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    isAtEnd.current = true;
    const toNewest = () => {
      if (isAtEnd.current) element.scrollTop = topOfNewest(element);
      shape.current = shapeOf(element);
    };
    toNewest();
    // Streams and charts grow a message after it has come.
    const observer = new ResizeObserver(toNewest);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [watch]);
  const onScroll = () => {
    const element = box.current;
    // A scroll that comes with a new size is the browser's doing, not the person's.
    if (element && shapeOf(element) === shape.current)
      isAtEnd.current = Math.abs(element.scrollTop - topOfNewest(element)) < NEAR_END_PX;
  };
  return html`
    <div class="scroller" ref=${box} tabindex="0" role="log" aria-label="Messages" onScroll=${onScroll}>
      <div class="messages">${children}</div>
    </div>
  `;
}

/** @param {HTMLElement} element */
function topOfNewest(element) {
  const end = element.scrollHeight - element.clientHeight;
  const newest = [...element.querySelectorAll("article")].at(-1);
  if (!newest || newest.offsetHeight + MARGIN_PX <= element.clientHeight) return end;
  return Math.min(end, newest.offsetTop - ABOVE_TALL_PX);
}

/** @param {HTMLElement} element */
function shapeOf({ scrollHeight, clientHeight, clientWidth }) {
  return `${scrollHeight} ${clientHeight} ${clientWidth}`;
}
