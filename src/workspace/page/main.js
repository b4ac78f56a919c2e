import { html } from "htm/preact";
import { render } from "preact";
import { App } from "./app.js";
import { goToStart } from "./places.js";
import { enterAs, watchHealth } from "./server.js";

const root = document.getElementById("app");
if (root) {
  root.textContent = "";
  await enterAs();
  goToStart();
  render(html`<${App} />`, root);
  watchHealth();
}
