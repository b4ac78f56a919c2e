import type { CallWatch, ToolOffer } from "../../../src/mcp/tool-offer.ts";

/** One tool, `work`, that does what a test says. */
export function offerWork(work: (watch: CallWatch) => Promise<string>): ToolOffer {
  return {
    tools: [{ name: "work", inputSchema: { type: "object" } }],
    async call(_name, _input, watch) {
      return { content: [{ type: "text", text: await work(watch) }] };
    },
  };
}

/** Work that ends only when it is called off, and tells when it began and when it was. */
export function endlessWork() {
  const [began, calledOff] = [aSign(), aSign()];
  const offer = offerWork(({ signal }) => {
    signal.addEventListener("abort", calledOff.give);
    began.give();
    return new Promise(() => {});
  });
  return { offer, began: began.given, calledOff: calledOff.given };
}

function aSign() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}
