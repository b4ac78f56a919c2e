import { html } from "htm/preact";
import { Button, FeedbackButtons, IconButton } from "./buttons.js";
import { Checkboxes, RadioButtons } from "./choices.js";
import { ExternalSelect } from "./external-select.js";
import { DateField, TextField } from "./fields.js";
import { Picture } from "./files.js";
import { Overflow } from "./overflow.js";
import { MultiSelect, Select } from "./select.js";

/** @import { Element as ElementData } from "../types.d.ts" */

/** @typedef {{element: ElementData, blockId: string, isQuiet?: boolean, label?: string, dispatch?: boolean}} ElementProps */

const COMPONENTS = /** @type {Record<string, (props: any) => unknown>} */ ({
  button: Button,
  workflow_button: Button,
  icon_button: IconButton,
  feedback_buttons: FeedbackButtons,
  overflow: Overflow,
  static_select: Select,
  users_select: Select,
  channels_select: Select,
  conversations_select: Select,
  multi_static_select: MultiSelect,
  multi_users_select: MultiSelect,
  multi_channels_select: MultiSelect,
  multi_conversations_select: MultiSelect,
  external_select: ExternalSelect,
  multi_external_select: ExternalSelect,
  checkboxes: Checkboxes,
  radio_buttons: RadioButtons,
  datepicker: DateField,
  timepicker: DateField,
  datetimepicker: DateField,
  plain_text_input: TextField,
  email_text_input: TextField,
  url_text_input: TextField,
  number_input: TextField,
});

/** Any element of Block Kit. @param {ElementProps} props */
export function Element(props) {
  if (props.element.type === "image") return html`<${Picture} image=${props.element} size="small" />`;
  const component = COMPONENTS[props.element.type];
  return component
    ? html`<${component} ...${props} />`
    : html`<span class="muted">(${props.element.type})</span>`;
}
