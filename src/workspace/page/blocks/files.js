import { html } from "htm/preact";
import { useState } from "preact/hooks";
import { Icon } from "../icons.js";

/** @import { SlackFile } from "../types.d.ts" */

/**
 * An image of a block. Slack fetches pictures by itself; this page asks no other machine, so a public address
 * is shown as a link.
 *
 * @param {{image: {image_url?: string, slack_file?: {id?: string, url?: string}, alt_text?: string}, size: "tiny" | "small" | "full"}} props
 */
export function Picture({ image, size }) {
  const { slack_file: file, alt_text: alt = "" } = image;
  if (!file)
    return html`<a class="muted" href=${image.image_url} target="_blank" rel="noopener noreferrer"><${Icon} name="picture" /> ${alt || "image"}</a>`;
  const id = file.id ?? /\/files\/([A-Z0-9]+)/.exec(file.url ?? "")?.[1] ?? "";
  return html`<${StoredPicture} key=${id} id=${id} size=${size} alt=${alt} />`;
}

/** A picture the workspace holds, or what it showed where it holds it no longer. @param {{id: string, size: string, alt: string}} props */
function StoredPicture({ id, size, alt }) {
  const [isGone, setGone] = useState(false);
  const address = `/_slack/files/${encodeURIComponent(id)}/image`;
  if (isGone)
    return html`<p class="text muted"><${Icon} name="picture" /> This picture is no longer there. ${alt}</p>`;
  const picture = html`<img class=${`picture ${size}`} src=${address} alt=${alt} onError=${() => setGone(true)} />`;
  if (size !== "full") return picture;
  return html`<a class="enlarge" href=${address} target="_blank" rel="noopener" title="Open in full size">${picture}</a>`;
}

/** Files that were shared with a message. @param {{files: SlackFile[]}} props */
export function Files({ files }) {
  return files.map(
    (file) => html`
      <div class="file" key=${file.id}>
        ${
          /\.(png|jpe?g|gif)$/i.test(file.name) &&
          html`<img class="picture full" src=${pathOf(file.url_private)} alt=${file.alt_txt ?? file.title} />`
        }
        <a href=${pathOf(file.url_private_download)} download=${file.name}>
          <${Icon} name="file" /> <span>${file.title}</span> <small>${sizeOf(file.size)}</small>
        </a>
      </div>
    `,
  );
}

/** The same file under the address this page was opened at (localhost and 127.0.0.1 are two origins). @param {string} url */
function pathOf(url) {
  const { pathname, search } = new URL(url, location.href);
  return `${pathname}${search}`;
}

/** @param {number} bytes */
function sizeOf(bytes) {
  return bytes < 1_000
    ? `${bytes} B`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1_000)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
