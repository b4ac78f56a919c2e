import { describe, expect, it } from "vitest";
import { applySubmissionAnswer } from "../../../src/workspace/fake-slack/methods/views.ts";
import { IDS } from "../../../src/workspace/fake-slack/seed.ts";
import type { View } from "../../../src/workspace/fake-slack/state.ts";
import { home, long, modal, plain, section } from "../support/blocks.ts";
import { aWorkspace } from "../support/fake.ts";

type Workspace = ReturnType<typeof aWorkspace>;

const open = ({ slack, call }: Workspace, view: unknown = modal(), method = "views.open") =>
  call(method, { trigger_id: slack.triggers.issue(IDS.alex), view });

describe("a trigger", () => {
  it("opens a dialog for the person who acted", () => {
    const workspace = aWorkspace();

    const reply = open(workspace);

    expect(reply.ok).toBe(true);
    expect(workspace.slack.modals(IDS.alex)).toHaveLength(1);
    expect(workspace.slack.modals(IDS.sam)).toHaveLength(0);
  });

  it("is good for three seconds", () => {
    const { slack, call, pass } = aWorkspace();
    const trigger_id = slack.triggers.issue(IDS.alex);

    pass(3_001);

    expect(call("views.open", { trigger_id, view: modal() }).error).toBe("expired_trigger_id");
  });

  it("is good once", () => {
    const { slack, call } = aWorkspace();
    const trigger_id = slack.triggers.issue(IDS.alex);
    call("views.open", { trigger_id, view: modal() });

    expect(call("views.open", { trigger_id, view: modal() }).error).toBe("exchanged_trigger_id");
    expect(call("views.open", { trigger_id: "1.2", view: modal() }).error).toBe("invalid_trigger_id");
  });

  it("is not spent by a view that is refused", () => {
    const { slack, call } = aWorkspace();
    const trigger_id = slack.triggers.issue(IDS.alex);

    const refused = call("views.open", { trigger_id, view: modal({ title: plain(long(25)) }) });

    expect(refused.error).toBe("invalid_arguments");
    expect(call("views.open", { trigger_id, view: modal() }).ok).toBe(true);
  });
});

describe("a stack of dialogs", () => {
  it("is three high at most", () => {
    const workspace = aWorkspace();
    open(workspace);

    const pushed = [1, 2, 3].map(() => open(workspace, modal(), "views.push").error);

    expect(pushed).toEqual([undefined, undefined, "push_limit_reached"]);
  });

  it("refuses Home as a dialog and a dialog as Home", () => {
    const workspace = aWorkspace();

    expect(open(workspace, home()).error).toBe("invalid_arguments");
    expect(workspace.call("views.publish", { user_id: IDS.alex, view: modal() }).error).toBe(
      "invalid_arguments",
    );
  });
});

describe("views.update", () => {
  it("changes a view, under a new hash", () => {
    const workspace = aWorkspace();
    const { id, hash } = open(workspace).view as { id: string; hash: string };

    const updated = workspace.call("views.update", {
      view_id: id,
      hash,
      view: modal({ title: plain("New") }),
    });

    expect(updated.view).toMatchObject({ id, title: { text: "New" } });
    expect(workspace.call("views.update", { view_id: id, hash, view: modal() }).error).toBe("hash_conflict");
  });

  it("finds a view by the app's own id, and nothing that is closed", () => {
    const workspace = aWorkspace();
    open(workspace, modal({ external_id: "mine" }));
    const found = workspace.call("views.update", {
      external_id: "mine",
      view: modal({ external_id: "mine" }),
    });

    workspace.slack.closeModals(IDS.alex);

    expect(found.ok).toBe(true);
    expect(workspace.call("views.update", { external_id: "mine", view: modal() }).error).toBe("not_found");
  });
});

describe("views.publish", () => {
  it("keeps one Home for each person, guarded by its hash", () => {
    const { slack, call } = aWorkspace();
    const first = call("views.publish", { user_id: IDS.alex, view: home() }).view as { hash: string };
    call("views.publish", { user_id: IDS.alex, view: home(section("two")), hash: first.hash });

    const late = call("views.publish", { user_id: IDS.alex, view: home(), hash: first.hash });

    expect(late.error).toBe("hash_conflict");
    expect(slack.home(IDS.alex)?.body.blocks).toMatchObject([{ text: { text: "two" } }]);
    expect(slack.home(IDS.sam)).toBeUndefined();
  });

  it("refuses a view of more than 250 kB", () => {
    const { call } = aWorkspace();
    const large = home(...Array.from({ length: 90 }, () => section(long(2_900))));

    expect(call("views.publish", { user_id: IDS.alex, view: large }).error).toBe("view_too_large");
  });
});

describe("the answer to a submission", () => {
  function submitted(view: unknown = modal()) {
    const workspace = aWorkspace();
    open(workspace, view);
    const [shown] = workspace.slack.modals(IDS.alex);
    if (!shown) throw new Error("no dialog");
    const answer = (body: unknown) => applySubmissionAnswer(workspace.slack.context, shown, body);
    return { answer, stack: (): readonly View[] => workspace.slack.modals(IDS.alex) };
  }

  it("closes the dialog where it is empty", () => {
    const { answer, stack } = submitted();

    answer(undefined);

    expect(stack()).toEqual([]);
  });

  it("shows errors at fields, and only there", () => {
    const { answer, stack } = submitted();

    expect(answer({ response_action: "errors", errors: { field: "Too far." } })).toEqual({
      errors: { field: "Too far." },
    });
    expect(answer({ response_action: "errors", errors: { other: "?" } }).refusal?.error).toBe(
      "invalid_arguments",
    );
    expect(stack()).toHaveLength(1);
  });

  it("puts another view in its place, on top, or clears them all", () => {
    const { answer, stack } = submitted();
    const next = modal({ title: plain("Next") });

    answer({ response_action: "update", view: next });
    answer({ response_action: "push", view: next });
    const titles = stack().map(({ body }) => body.title);
    answer({ response_action: "clear" });

    expect(titles).toMatchObject([{ text: "Next" }, { text: "Next" }]);
    expect(stack()).toEqual([]);
  });

  it("is refused where its view is not valid", () => {
    const { answer, stack } = submitted();

    expect(answer({ response_action: "update", view: home() }).refusal?.error).toBe("invalid_arguments");
    expect(answer({ response_action: "push", view: { type: "modal" } }).refusal?.error).toBe(
      "invalid_arguments",
    );
    expect(stack()).toHaveLength(1);
  });
});
