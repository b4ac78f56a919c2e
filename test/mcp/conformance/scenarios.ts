/** Which of the suite's scenarios for servers are run against what; one that is not named here is a fault. */
export const SCENARIOS: Readonly<Record<string, Standing>> = {
  "server-initialize": { against: "product" },
  ping: { against: "product" },
  "tools-list": { against: "product" },
  "server-sse-multiple-streams": { against: "product" },
  "dns-rebinding-protection": { against: "product" },

  "tools-call-simple-text": { against: "fixture" },
  "tools-call-image": { against: "fixture" },
  "tools-call-audio": { against: "fixture" },
  "tools-call-embedded-resource": { against: "fixture" },
  "tools-call-mixed-content": { against: "fixture" },
  "tools-call-error": { against: "fixture" },
  "tools-call-with-progress": { against: "fixture" },
  "json-schema-2020-12": { against: "fixture" },

  "logging-set-level": { isLeftOut: "log messages are not offered" },
  "tools-call-with-logging": { isLeftOut: "log messages are not offered" },
  "completion-complete": { isLeftOut: "completion is of prompts and resources, which are not offered" },
  "tools-call-sampling": { isLeftOut: "no tool asks anything of the client" },
  "tools-call-elicitation": { isLeftOut: "no tool asks anything of the client" },
  "elicitation-sep1034-defaults": { isLeftOut: "no tool asks anything of the client" },
  "elicitation-sep1330-enums": { isLeftOut: "no tool asks anything of the client" },
  "server-sse-polling": { isLeftOut: "streams can't be resumed: no state outlives a request" },
  "resources-list": { isLeftOut: "resources are not offered" },
  "resources-read-text": { isLeftOut: "resources are not offered" },
  "resources-read-binary": { isLeftOut: "resources are not offered" },
  "resources-templates-read": { isLeftOut: "resources are not offered" },
  "resources-subscribe": { isLeftOut: "resources are not offered" },
  "resources-unsubscribe": { isLeftOut: "resources are not offered" },
  "prompts-list": { isLeftOut: "prompts are not offered" },
  "prompts-get-simple": { isLeftOut: "prompts are not offered" },
  "prompts-get-with-args": { isLeftOut: "prompts are not offered" },
  "prompts-get-embedded-resource": { isLeftOut: "prompts are not offered" },
  "prompts-get-with-image": { isLeftOut: "prompts are not offered" },
};

/** `fixture`: the suite calls tools of its own, which are offered by the product's server in place of the product's. */
export type Standing = { against: "product" | "fixture" } | { isLeftOut: string };
