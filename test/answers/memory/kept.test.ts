import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/answers/answer.ts";
import { keptOf, keptReason, turnOf } from "../../../src/answers/memory/kept.ts";
import { answerOf, type ToolAnswer } from "../../../src/tools/ask.ts";
import { lookupCustomer } from "../../../src/tools/lookup-customer.ts";
import { aCustomer } from "../../slack/fixtures.ts";
import { aProvenance } from "../results.ts";

const ALIAS = "C-7K2M9QXA";
const provenance = aProvenance();
const customer = aCustomer({ alias: ALIAS });

describe("what is kept of a question and its answer", () => {
  it("holds no e-mail and no phone, however the customer was called and whatever came of it", () => {
    fc.assert(
      fc.property(
        fc.oneof(anEmail(), aPhone()),
        fc.oneof(anEmail(), aPhone()),
        fc.constantFrom("found", "not_found", "ambiguous"),
        (reference, other, kind) => {
          const kept = keptOf(`is ${reference} leaving? tell ${other}, please`, answering(reference, kind));

          const digits = JSON.stringify(kept).replace(/\D/g, "");
          for (const personal of [reference, other]) {
            expect(JSON.stringify(kept)).not.toContain(personal);
            if (!personal.includes("@")) expect(digits).not.toContain(personal.replace(/\D/g, ""));
          }
        },
      ),
    );
  });

  it("calls a customer by alias wherever the question names them, and touches no other word", () => {
    const kept = keptOf("did 17850 buy 178501 mugs? (17850)", answering("17850", "found"));

    expect(kept.question).toBe(`did ${ALIAS} buy 178501 mugs? (${ALIAS})`);
    expect(kept.requests).toMatchObject([{ tool: "lookup_customer", input: { customer: ALIAS } }]);
  });

  it("takes a reference literally, whatever signs it is made of", () => {
    const kept = keptOf("who is (a.b)*?", answering("(a.b)*", "not_found"));

    expect(kept.question).toBe("who is [customer]?");
    expect(keptOf("who is axb?", answering("a.b", "found")).question).toBe("who is axb?");
  });

  it("can be asked again by alias, and not at all where nobody was found", () => {
    const [found, alias, nobody] = [
      keptOf("is ann@example.com leaving?", answering("ann@example.com", "found")),
      keptOf(`is ${ALIAS} leaving?`, answering(ALIAS, "not_found")),
      keptOf("is ann@example.com leaving?", answering("ann@example.com", "ambiguous")),
    ];

    expect(turnOf(found).requests).toMatchObject([{ input: { customer: ALIAS } }]);
    expect(turnOf(alias).requests).toMatchObject([{ input: { customer: ALIAS } }]);
    expect(turnOf(nobody)).toEqual({ ...nobody, requests: [] });
  });

  it("can't be asked again where its tool takes it no more, or is gone", () => {
    const turn = { question: "which?", answer: "These.", requests: [] };
    const requests = [
      { tool: "gone", input: {} },
      { tool: "lookup_customer", input: { who: "x" } },
    ];

    expect(turnOf({ ...turn, requests })).toEqual(turn);
  });

  it("is short, however long what was said", () => {
    const long = "why ".repeat(5_000);
    const kept = keptOf(long, { kind: "unclear", message: long, suggestions: [] });

    expect([kept.question.length, kept.answer.length]).toEqual([1_000, 4_000]);
  });

  it("holds a reason only where there are words", () => {
    expect([keptReason(undefined), keptReason("  "), keptReason(" wrong period ")]).toEqual([
      ...[null, null, "wrong period"],
    ]);
  });
});

function answering(reference: string, kind: string): Answer {
  const results: Record<string, unknown> = {
    found: { kind, info: "segment", customer, archetype: null, advice: [], axes: [], provenance },
    not_found: { kind, provenance },
    ambiguous: { kind, candidates: [customer, aCustomer({ alias: "C-AAAAAAAA" })], provenance },
  };
  const input = lookupCustomer.input.parse({ customer: reference });
  const answer: ToolAnswer = answerOf("lookup_customer", input, results[kind]);
  return { kind: "answered", understood: "One customer", answers: [answer], text: `Here is ${reference}.` };
}

function anEmail(): fc.Arbitrary<string> {
  return fc.emailAddress();
}

/** As people write them: in groups, with a country's code or without, or as bare digits. */
function aPhone(): fc.Arbitrary<string> {
  const digits = fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }).map(String);
  return fc.tuple(digits, fc.constantFrom("bare", "plus", "groups", "dots", "code")).map(([number, form]) => {
    const [area, exchange, line] = [number.slice(0, 3), number.slice(3, 6), number.slice(6)];
    if (form === "plus") return `+1${number}`;
    if (form === "groups") return `(${area}) ${exchange}-${line}`;
    if (form === "dots") return `${area}.${exchange}.${line}`;
    return form === "code" ? `+49 ${area} ${exchange}${line}` : number;
  });
}
